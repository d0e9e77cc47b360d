// Draws Slack messages: Block Kit and mrkdwn. Text becomes text nodes only, never HTML.

/** Make an element. `attributes` may hold class, aria-*, and on<event> functions. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean" && !name.includes("-")) made.toggleAttribute(name, value);
    else made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/**
 * Draw all blocks of a message. `people` maps user ids to names; `press` is called with
 * {action_id, value, block_id} when somebody presses or chooses something.
 */
export function drawBlocks(message, people, press) {
  const blocks = message.blocks?.length ? message.blocks : [sectionOf(message.text)];
  return blocks.map((block) => draw(block, { people, press })).filter(Boolean);
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
  else drawn.append(...mrkdwn(item.text, context.people));
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
      return element("span", { class: "link", title: leaf.url }, leaf.text ?? leaf.url);
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
      "data-action": item.action_id, "aria-label": item.accessibility_label, onclick: () => send(item.value),
    }, item.text.text);
  }
  if (item.type === "overflow" || item.type === "static_select") {
    const first = item.type === "overflow" ? "More…" : item.placeholder?.text ?? "Choose…";
    return element("select", {
      class: "slack-button", "aria-label": first,
      onchange: (event) => { send(event.target.value); event.target.selectedIndex = 0; },
    }, element("option", { value: "" }, first),
      ...item.options.map((option) => element("option", { value: option.value }, option.text.text)));
  }
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
export function mrkdwn(text, people) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    if (match.index > end) nodes.push(plain(text.slice(end, match.index)));
    nodes.push(...token(match, people));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(plain(text.slice(end)));
  return nodes;
}

function token(match, people) {
  const { pre, code, angle, bold, italic, strike, emoji } = match.groups;
  if (pre !== undefined) return [element("pre", {}, plain(pre))];
  if (code !== undefined) return [element("code", {}, plain(code))];
  if (bold !== undefined) return [element("strong", {}, ...mrkdwn(bold, people))];
  if (italic !== undefined) return [element("em", {}, ...mrkdwn(italic, people))];
  if (strike !== undefined) return [element("s", {}, ...mrkdwn(strike, people))];
  if (emoji !== undefined) return [EMOJI[emoji] ?? match[0]];
  return [angleToken(angle, people)];
}

/** What stands in <…>: a person, a channel, a date, a special word, or a link. */
function angleToken(inner, people) {
  const [target, label] = splitOnce(inner, "|");
  if (target.startsWith("@")) return mention(target.slice(1), people);
  if (target.startsWith("#")) return element("span", { class: "mention" }, `#${plain(label ?? target.slice(1))}`);
  if (target.startsWith("!date^")) {
    const [, seconds, format] = target.split("^");
    return date(Number(seconds), format, plain(label ?? ""));
  }
  if (target.startsWith("!")) return element("span", { class: "mention" }, plain(label ?? `@${target.slice(1)}`));
  return element("span", { class: "link", title: plain(target) }, plain(label ?? target));
}

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
