// The team's Slack: Home, channels, direct messages, threads.

import { drawBlocks } from "/blocks.js";
import { byId, element } from "/dom.js";
import { drawFiles } from "/files.js";
import { choose } from "/mail.js";
import { menuButton } from "/menu.js";
import { clock, send, toast, view, world } from "/world.js";

const BOT = "U0FIRST";
const HOME = "home";
const ARCHIVE = /\/archives\/(\w+)\/p(\d+)(\d{6})(?:\?|$)/;

export const key = (message) => `${message.channel}/${message.ts}`;
const node = (id) => document.querySelector(`[data-message="${CSS.escape(id)}"]`);
const idOf = (message) => (message.is_ephemeral ? `note/${message.ts}` : key(message));
const isReply = (message) => Boolean(message.thread_ts);
const inChannel = (message) => !isReply(message) || message.subtype === "thread_broadcast";
const everything = () => [...world.messages.values(), ...world.notes.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
const rootOf = (message) => world.messages.get(`${message.channel}/${message.thread_ts}`);

// ---- where one is -------------------------------------------------------------------------------

export function drawChannels() {
  const places = [
    { id: HOME, label: "Home" },
    ...world.channels.map((channel) => ({ id: channel.id, label: `# ${channel.name}` })),
    ...world.direct.map((id) => ({ id, label: "DMs" })),
  ];
  const focused = byId("channels").contains(document.activeElement);
  byId("channels").replaceChildren(...places.map(({ id, label }) => element("button", {
    type: "button", class: "channel", "aria-pressed": id === view.channel, "data-unread": view.unread.has(id), onclick: () => goTo(id),
  }, label, view.unread.has(id) ? element("span", { class: "hidden" }, ", something new") : "")));
  if (focused) byId("channels").querySelector('[aria-pressed="true"]')?.focus();
  const name = places.find((place) => place.id === view.channel)?.label ?? "";
  byId("typed").placeholder = `Message ${name.replace("# ", "#")}, or /leads help`;
}

function goTo(id) {
  view.channel = id;
  view.unread.delete(id);
  inThread(null);
  drawChannels();
  drawMessages();
  if (id === HOME) send("/home", { rep: view.rep });
}

/** A link: to a message it goes there; to anywhere else it only says where it would lead. */
export function follow(url) {
  const [, channel, seconds, rest] = url.match(ARCHIVE) ?? [];
  const message = world.messages.get(`${channel}/${seconds}.${rest}`);
  if (!message) return toast(`In Slack, this leads to ${url}`);
  if (view.channel !== channel) goTo(channel);
  const shown = node(key(message));
  shown?.closest("details")?.setAttribute("open", "");
  shown?.scrollIntoView({ block: "center" });
  flash(shown);
}

function flash(shown) {
  if (!shown) return;
  shown.dataset.changed = "false";
  requestAnimationFrame(() => { shown.dataset.changed = "true"; });
}

// ---- Home ---------------------------------------------------------------------------------------

export function drawHome() {
  const home = byId("home");
  const blocks = world.home?.blocks;
  if (!blocks) {
    return home.replaceChildren(element("p", { class: "hint" }, "Your leads stand here as soon as firstreply has written this page."));
  }
  const focused = home.contains(document.activeElement) ? document.activeElement.closest("[data-action]") : null;
  const press = (action) => send("/press", { rep: view.rep, view_id: HOME, ...action });
  home.replaceChildren(...drawBlocks(world.home, world.people, press, follow));
  if (!focused) return;
  const same = [...home.querySelectorAll("[data-action]")]
    .find((one) => one.dataset.action === focused.dataset.action && one.dataset.block === focused.dataset.block);
  (same ?? home).focus();
}

// ---- messages and threads -----------------------------------------------------------------------

export function drawMessages() {
  const home = view.channel === HOME;
  byId("home").hidden = !home;
  byId("messages").hidden = home;
  byId("command").hidden = home || view.channel.startsWith("D"); // the app's own messages are for reading
  byId("messages").replaceChildren();
  if (home) return drawHome();
  const here = everything().filter((message) => message.channel === view.channel);
  for (const message of here) if (inChannel(message) || !rootOf(message)) place(message);
  byId("messages").scrollTop = byId("messages").scrollHeight;
}

/** A message that is new or changed. */
export function showMessage(message) {
  if (message.channel.startsWith("D") && !world.direct.includes(message.channel)) world.direct.push(message.channel);
  if (message.channel !== view.channel) {
    if (!message.edited) view.unread.add(message.channel);
    return drawChannels();
  }
  if (isReply(message) && rootOf(message)) place(rootOf(message), message);
  if (inChannel(message) || !rootOf(message)) place(message);
  if (message.is_ephemeral) node(idOf(message))?.scrollIntoView({ block: "nearest" });
  markCard(false);
}

export function forgetMessage(id) {
  for (const gone of document.querySelectorAll(`[data-message="${CSS.escape(id)}"]`)) gone.remove();
}

/** Draw a message of the channel, with its thread below it. `fresh`: the reply that has just come. */
function place(message, fresh) {
  const list = byId("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const id = isReply(message) && rootOf(message) ? `broadcast/${key(message)}` : idOf(message);
  const old = node(id);
  const focused = old?.contains(document.activeElement) ? document.activeElement.closest("[data-action]")?.dataset.action : undefined;
  const hadFocus = old?.contains(document.activeElement);
  const drawn = messageItem(message, id, Boolean(old) && !fresh);
  if (old) old.replaceWith(drawn);
  else list.append(drawn);
  if (fresh) flash(node(idOf(fresh)));
  if (hadFocus) ((focused && drawn.querySelector(`[data-action="${CSS.escape(focused)}"]`)) || drawn.querySelector("button, select") || list).focus({ preventScroll: true });
  if (atEnd && (!old || fresh)) list.scrollTop = list.scrollHeight;
}

function messageItem(message, id, changed) {
  const lead = message.metadata?.event_payload?.lead_id;
  return element("li", {
    "data-message": id, "data-lead": lead, "data-changed": changed,
    class: `message${message.is_ephemeral ? " note" : ""}`,
    onclick: (event) => { if (lead && !event.target.closest("button, select, input, summary, .thread")) chooseLead(lead); },
  },
    message.is_ephemeral ? element("p", { class: "only" }, "Only visible to you") : "",
    id.startsWith("broadcast/") ? element("p", { class: "only" }, "Also in the thread of ", rootLink(message)) : "",
    ...said(message),
    message.is_ephemeral || id.startsWith("broadcast/") ? "" : thread(message));
}

const rootLink = (message) => element("button", {
  type: "button", class: "link", onclick: () => { node(key(rootOf(message)))?.scrollIntoView({ block: "nearest" }); },
}, "its card");

/** Who says it, and what. */
function said(message) {
  const press = (action) => send("/press", { rep: view.rep, channel: message.channel, ts: message.ts, ...action });
  const bot = message.user === BOT;
  const name = bot ? "firstreply" : world.people.get(message.user) ?? message.user;
  return [
    element("div", { class: `avatar${bot ? "" : " person"}`, "aria-hidden": "true" }, bot ? "fr" : name.slice(0, 1)),
    element("div", { class: "content" },
      element("div", { class: "by" }, element("strong", {}, name), bot ? element("span", { class: "app" }, "APP") : "",
        element("time", { class: "quiet" }, clock(Number(message.ts))), tools(message)),
      ...drawBlocks(message, world.people, press, follow), ...drawFiles(message)),
  ];
}

/** What can be done with any message: talk about it, and (where a person wrote it) have the app use it. */
function tools(message) {
  if (message.is_ephemeral) return "";
  const answer = isReply(message) ? "" : element("button", { type: "button", class: "in-thread", onclick: () => inThread(message) }, "Reply in thread");
  return element("div", { class: "tools" }, answer, message.user === BOT ? "" : shortcuts(message));
}

function shortcuts(message) {
  const items = world.shortcuts.map((one) => ({ label: one.name, value: one.callback_id }));
  return menuButton("More actions", items, (callback_id) => send("/shortcut", {
    rep: view.rep, channel: message.channel, ts: message.ts, callback_id,
  }));
}

function thread(root) {
  const replies = everything().filter((one) => one.channel === root.channel && one.thread_ts === root.ts);
  if (!replies.length) return "";
  const open = node(idOf(root))?.querySelector("details")?.open ?? true;
  return element("div", { class: "thread" },
    element("details", { open },
      element("summary", {}, replies.length === 1 ? "1 reply" : `${replies.length} replies`),
      element("ol", { "aria-label": "Replies" }, ...replies.map((reply) => element("li", {
        class: `threaded${reply.is_ephemeral ? " note" : ""}`, "data-message": idOf(reply),
      }, reply.is_ephemeral ? element("p", { class: "only" }, "Only visible to you") : "", ...said(reply))))));
}

// ---- the card of a mail -------------------------------------------------------------------------

const mailOfLead = (lead) => [...world.mails.values()].find((mail) => mail.lead === lead && ["lead", "held"].includes(mail.outcome));

function chooseLead(lead) {
  const mail = mailOfLead(lead);
  if (mail) choose(mail.id, true);
  document.querySelector(`[data-mail="${mail?.id}"]`)?.scrollIntoView({ block: "nearest" });
}

/** Held mail has a channel of its own. */
function goToChannelOf(lead) {
  const card = [...world.messages.values()].find((message) =>
    message.metadata?.event_payload?.lead_id === lead && message.channel.startsWith("C") && !isReply(message));
  if (card && card.channel !== view.channel) goTo(card.channel);
}

/** The card of the chosen mail stands out; that of a visitor's own mail is also brought into sight. */
export function markCard(scroll) {
  const lead = world.mails.get(view.mail)?.lead;
  for (const item of document.querySelectorAll("#messages .chosen")) item.classList.remove("chosen");
  const cardHere = () => (lead ? document.querySelector(`#messages [data-lead="${lead}"]`) : null);
  if ((scroll || view.awaited === view.mail) && lead && !cardHere()) goToChannelOf(lead);
  const card = cardHere();
  card?.classList.add("chosen");
  const own = card && view.awaited === view.mail;
  if (own) view.awaited = null;
  if (own || scroll) card?.scrollIntoView({ block: "nearest" });
}

// ---- writing ------------------------------------------------------------------------------------

/** What is written next goes into the thread of this message, or (null) into the channel. */
function inThread(root) {
  view.thread = root?.ts ?? null;
  byId("in-thread").hidden = !root;
  if (root) byId("typed").focus();
}

byId("leave-thread").addEventListener("click", () => { inThread(null); byId("typed").focus(); });

byId("command").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("typed").value.trim();
  if (!text) return;
  const where = { rep: view.rep, channel: view.channel, text };
  if (text.startsWith("/") && !text.startsWith("/leads")) return toast("This Slack knows one command, /leads. Try /leads help.");
  if (text.startsWith("/") && view.thread) return toast("Slack knows no commands in threads. Leave the thread first.");
  byId("typed").value = "";
  if (text.startsWith("/")) send("/command", where);
  else send("/say", { ...where, thread_ts: view.thread });
});
