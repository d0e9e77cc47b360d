// Draws Slack messages: Block Kit and mrkdwn. Text becomes text nodes only, never HTML.

import { element } from "/dom.js";
import { drawControl, drawInput, isInput } from "/inputs.js";
import { menuButton } from "/menu.js";

export { element };

/**
 * Draw all blocks of a message. `people` maps user ids to names; `press` is called with
 * {action_id, value, block_id} when somebody presses or chooses something, `follow` with the address of
 * a link that somebody pressed.
 */
export function drawBlocks(message, people, press, follow = () => {}) {
  const blocks = message.blocks?.length ? message.blocks : [sectionOf(message.text)];
  return blocks.map((block) => draw(block, { people, press, follow })).filter(Boolean);
}

const sectionOf = (text) => ({ type: "section", text: { type: "mrkdwn", text: text ?? "" } });

function draw(block, context) {
  switch (block.type) {
    case "header":
      return element("h3", { class: "b-header", dir: "auto" }, block.text.text);
    case "section":
      return drawSection(block, context);
    case "context":
      return element("div", { class: "b-context" }, ...block.elements.map((item) => drawText(item, context)));
    case "actions":
      return element("div", { class: "b-actions" }, ...block.elements.map((item) => drawElement(item, block, context)));
    case "rich_text":
      return element("div", { class: "b-rich" }, ...block.elements.map((part) => drawRich(part, context)));
    case "input":
      return drawInput(block, context.people, (value) => context.press({ action_id: block.element.action_id, value, block_id: block.block_id }));
    case "divider":
      return element("hr", { class: "b-divider" });
    case "image":
      return element("p", { class: "b-context" }, `[image: ${block.alt_text}]`);
    default:
      return element("p", { class: "b-context" }, `[${block.type}]`);
  }
}

function drawSection(block, context) {
  const drawn = element("div", { class: "b-section" });
  if (block.text) drawn.append(drawText(block.text, context, "b-text"));
  if (block.fields) {
    drawn.append(element("div", { class: "b-fields" }, ...block.fields.map((item) => drawText(item, context, "b-field"))));
  }
  if (block.accessory) drawn.append(drawElement(block.accessory, block, context));
  return drawn;
}

function drawText(item, context, kind = "b-text") {
  if (item.type === "image") return element("span", { class: kind }, `[${item.alt_text}]`);
  const drawn = element("div", { class: kind, dir: "auto" });
  if (item.type === "plain_text") drawn.append(item.text);
  else drawn.append(...mrkdwn(item.text, context));
  return drawn;
}

function drawRich(part, context) {
  const leaves = () => part.elements.map((leaf) => drawLeaf(leaf, context));
  switch (part.type) {
    case "rich_text_quote":
      return element("blockquote", { dir: "auto" }, ...leaves());
    case "rich_text_preformatted":
      return element("pre", {}, ...leaves());
    case "rich_text_list":
      return element(
        part.style === "ordered" ? "ol" : "ul", {},
        ...part.elements.map((item) => element("li", { dir: "auto" }, drawRich(item, context))),
      );
    default:
      return element("div", { dir: "auto" }, ...leaves());
  }
}

function drawLeaf(leaf, context) {
  switch (leaf.type) {
    case "text": {
      const style = leaf.style ?? {};
      const tag = style.code ? "code" : style.bold ? "strong" : style.italic ? "em" : style.strike ? "s" : "span";
      return element(tag, {}, leaf.text);
    }
    case "user":
      return mention(leaf.user_id, context.people);
    case "link":
      return link(leaf.url, leaf.text ?? leaf.url, context);
    case "emoji":
      return EMOJI[leaf.name] ?? `:${leaf.name}:`;
    case "date":
      return date(leaf.timestamp, leaf.format, leaf.fallback ?? "");
    default:
      return `[${leaf.type}]`;
  }
}

function drawElement(item, block, context) {
  const send = (value) => confirmed(item.confirm).then((yes) => {
    if (yes) context.press({ action_id: item.action_id, value, block_id: block.block_id });
  });
  if (item.type === "button") {
    return element("button", {
      type: "button", class: `slack-button ${item.style ?? ""}`,
      "data-action": item.action_id, "data-block": block.block_id, "aria-label": item.accessibility_label,
      onclick: () => { send(item.value); if (item.url) context.follow(item.url); },
    }, item.text.text);
  }
  if (item.type === "overflow") {
    const items = item.options.map((option) => ({ label: option.text.text, value: option.value }));
    return menuButton("More actions", items, send);
  }
  if (isInput(item)) return drawControl(item, block, context.people, send);
  return element("span", { class: "b-context" }, `[${item.type}]`);
}

function confirmed(question) {
  if (!question) return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (yes) => () => { box.close(); box.remove(); resolve(yes); };
    const box = element("dialog", { class: "confirm", oncancel: answer(false) },
      element("h3", {}, question.title.text), element("p", {}, question.text.text),
      element("div", { class: "b-actions" },
        element("button", { type: "button", class: "slack-button", onclick: answer(false) }, question.deny.text),
        element("button", { type: "button", class: "slack-button danger", onclick: answer(true) }, question.confirm.text)));
    document.body.append(box);
    box.showModal();
  });
}

// ---- mrkdwn -------------------------------------------------------------------------------------

const TOKENS = new RegExp([
  "```(?<pre>[\\s\\S]+?)```", "`(?<code>[^`\\n]+)`", "<(?<angle>[^>\\n]+)>",
  "(?<![\\p{L}\\p{N}*])\\*(?<bold>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\p{L}\\p{N}*])",
  "(?<![\\p{L}\\p{N}_])_(?<italic>[^\\s_](?:[^_\\n]*[^\\s_])?)_(?![\\p{L}\\p{N}_])",
  "(?<![\\p{L}\\p{N}~])~(?<strike>[^\\s~](?:[^~\\n]*[^\\s~])?)~(?![\\p{L}\\p{N}~])",
  ":(?<emoji>[a-z0-9_+-]+):",
].join("|"), "gu");

/** Slack's own markup, as nodes. */
export function mrkdwn(text, context) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    if (match.index > end) nodes.push(plain(text.slice(end, match.index)));
    nodes.push(...token(match, context));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(plain(text.slice(end)));
  return nodes;
}

function token(match, context) {
  const { pre, code, angle, bold, italic, strike, emoji } = match.groups;
  if (pre !== undefined) return [element("pre", {}, plain(pre))];
  if (code !== undefined) return [element("code", {}, plain(code))];
  if (bold !== undefined) return [element("strong", {}, ...mrkdwn(bold, context))];
  if (italic !== undefined) return [element("em", {}, ...mrkdwn(italic, context))];
  if (strike !== undefined) return [element("s", {}, ...mrkdwn(strike, context))];
  if (emoji !== undefined) return [EMOJI[emoji] ?? match[0]];
  return [angleToken(angle, context)];
}

/** What stands in <…>: a person, a channel, a date, a special word, or a link. */
function angleToken(inner, context) {
  const [target, label] = splitOnce(inner, "|");
  if (target.startsWith("@")) return mention(target.slice(1), context.people);
  if (target.startsWith("#")) return element("span", { class: "mention" }, `#${plain(label ?? target.slice(1))}`);
  if (target.startsWith("!date^")) {
    const [, seconds, format] = target.split("^");
    return date(Number(seconds), format, plain(label ?? ""));
  }
  if (target.startsWith("!")) return element("span", { class: "mention" }, plain(label ?? `@${target.slice(1)}`));
  return link(plain(target), plain(label ?? target), context);
}

/** The page itself decides what a link may do: nothing leaves the machine. */
const link = (url, text, context) => element("button", {
  type: "button", class: "link", title: url, onclick: () => context.follow(url),
}, text);

const mention = (id, people) => element("span", { class: "mention" }, `@${people.get(id) ?? id}`);

const splitOnce = (text, mark) => {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const DATE_PARTS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/** A moment in the reader's own time zone, as Slack shows it. */
function date(seconds, format, fallback) {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime()) || !format) return fallback;
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => {
    const pretty = name.endsWith("_pretty");
    const style = DATE_PARTS[pretty ? name.slice(0, -"_pretty".length) : name];
    if (!style) return whole;
    return pretty && sameDay(at, new Date()) ? "today" : new Intl.DateTimeFormat("en-GB", style).format(at);
  });
  return element("time", { datetime: at.toISOString(), title: fallback }, text);
}

const sameDay = (one, other) => one.toDateString() === other.toDateString();

const EMOJI = {
  white_check_mark: "✅", hourglass_flowing_sand: "⏳", warning: "⚠️", new: "🆕", bust_in_silhouette: "👤",
  raised_hand: "✋", hand: "✋", red_circle: "🔴", zzz: "💤", ballot_box_with_check: "☑️", envelope: "✉️",
  no_entry_sign: "🚫", bell: "🔔", eyes: "👀", tada: "🎉", paperclip: "📎", x: "❌",
};
