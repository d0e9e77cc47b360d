// The page: one picture of everything, then every change as it happens. See page.py for the other side.

import { drawBlocks, element } from "/blocks.js";
import { DRAFTS } from "/drafts.js";

const byId = (id) => document.getElementById(id);
const key = (message) => `${message.channel}/${message.ts}`;
const world = { mails: new Map(), messages: new Map(), notes: new Map(), people: new Map(), reps: [], channels: [] };
const view = { rep: "", channel: "", mail: null, following: true, tab: "mail", expecting: "", awaited: null };
let feed = null;

const languages = new Intl.DisplayNames(["en"], { type: "language" });
const regions = new Intl.DisplayNames(["en"], { type: "region" });
const languageName = (code) => (!code || code === "und" ? "language unclear" : languages.of(code));
const countryName = (code) => (code ? regions.of(code) : "");
const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const secondsText = (seconds) => {
  if (seconds < 0.1) return "under 0.1 s";
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
};

// ---- the feed -----------------------------------------------------------------------------------

function connect() {
  feed?.close();
  feed = new EventSource(`/feed?rep=${encodeURIComponent(view.rep)}`);
  const on = (kind, take) => feed.addEventListener(kind, (event) => take(JSON.parse(event.data)));
  on("picture", takePicture);
  on("mail", (mail) => { world.mails.set(mail.id, mail); showMail(mail); });
  on("message", (message) => { world.messages.set(key(message), message); showMessage(message); });
  on("deleted", (gone) => { world.messages.delete(key(gone)); messageNode(key(gone))?.remove(); });
  on("note", (note) => { world.notes.set(note.ts, note); showMessage(note); });
  on("note_gone", (gone) => { world.notes.delete(gone.ts); messageNode(`note/${gone.ts}`)?.remove(); });
  feed.onerror = () => { document.body.classList.add("offline"); byId("tally").textContent = "Connecting again…"; };
}

function takePicture(picture) {
  document.body.classList.remove("offline");
  byId("mailbox").textContent = picture.mailbox;
  world.reps = picture.reps;
  world.people = new Map(picture.reps.map((rep) => [rep.id, rep.name]));
  world.channels = picture.channels;
  world.mails = new Map(picture.mails.map((mail) => [mail.id, mail]));
  world.messages = new Map(picture.messages.map((message) => [key(message), message]));
  world.notes = new Map(picture.notes.map((note) => [note.ts, note]));
  if (!world.people.has(view.rep)) return becomeRep(wantedRep());
  if (!view.channel) view.channel = world.channels[0]?.id ?? "";
  drawReps();
  drawChannels();
  drawMails();
  drawMessages();
  byId("typed").disabled = false; // before the picture, nobody knows who types, and where
}

const wantedRep = () => {
  const wanted = (new URLSearchParams(location.search).get("rep") ?? "").toLowerCase();
  return (world.reps.find((rep) => rep.name.toLowerCase() === wanted) ?? world.reps[0]).id;
};

async function send(path, content) {
  const response = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content),
  });
  if (!response.ok) return toast(await response.text());
  const answer = await response.json();
  if (answer.acked === false) toast("firstreply did not answer within three seconds. Is it still running?");
  return answer;
}

function toast(text) {
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { byId("toast").hidden = true; }, 6000);
}

// ---- who you are --------------------------------------------------------------------------------

function becomeRep(id) {
  view.rep = id;
  const address = new URL(location.href);
  address.searchParams.set("rep", world.people.get(id).toLowerCase());
  history.replaceState(null, "", address);
  connect();
}

function drawReps() {
  const choices = world.reps.map((rep) => element("label", {},
    element("input", { type: "radio", name: "rep", value: rep.id, checked: rep.id === view.rep, onchange: () => becomeRep(rep.id) }),
    element("span", {}, rep.name)));
  const focused = byId("reps").contains(document.activeElement);
  byId("reps").replaceChildren(byId("reps").querySelector("legend"), ...choices);
  if (focused) byId("reps").querySelector("input:checked").focus();
  document.title = `${world.people.get(view.rep)} · firstreply demo`;
}

// ---- the mailbox --------------------------------------------------------------------------------

const OUTCOMES = {
  "": ["arriving", "…"], lead: ["lead", "lead"], followup: ["followup", "follow-up"], duplicate: ["quiet", "duplicate"],
  machine: ["quiet", "machine"], held: ["held", "held"], failed: ["failed", "failed"],
};

function drawMails() {
  byId("mails").replaceChildren();
  const mails = [...world.mails.values()];
  for (const mail of mails) placeMail(mail);
  const own = mails.find((mail) => view.expecting && mail.email === view.expecting);
  if (own) follow(own);
  const shown = view.following ? mails.findLast((mail) => mail.reply) ?? mails[0] : world.mails.get(view.mail);
  if (shown) choose(shown.id, false);
  else drawReading(null);
  tally();
}

function showMail(mail) {
  placeMail(mail);
  follow(mail);
  if (view.mail === mail.id) { drawChosen(); markCard(false); }
  tally();
}

function placeMail(mail) {
  const drawn = mailRow(mail);
  const old = document.querySelector(`[data-mail="${mail.id}"]`);
  const hadFocus = old?.contains(document.activeElement);
  if (old) old.replaceWith(drawn);
  else byId("mails").prepend(drawn);
  if (hadFocus) drawn.querySelector("button").focus();
}

/** Until somebody chooses a mail, the newest answered one is shown. */
function follow(mail) {
  const expected = view.expecting && mail.email === view.expecting;
  if (expected) {
    Object.assign(view, { expecting: "", following: false, awaited: mail.id });
    document.querySelector(`[data-mail="${mail.id}"]`).scrollIntoView({ block: "nearest" });
  }
  if (expected || (view.following && (view.mail === null || mail.reply))) choose(mail.id, false);
}

function mailRow(mail) {
  const [look, word] = OUTCOMES[mail.outcome] ?? ["quiet", mail.outcome];
  const facts = [
    mail.language && mail.language !== "und" ? element("span", { class: "chip", title: languageName(mail.language) }, mail.language) : null,
    element("span", { class: `badge ${look}` }, word),
    element("span", { class: "because", title: mail.reason }, briefly(mail)),
  ];
  return element("li", { "data-mail": mail.id, "data-outcome": mail.outcome, "data-replied": mail.reply ? "yes" : "no" },
    element("button", { type: "button", "aria-pressed": view.mail === mail.id, onclick: () => choose(mail.id, true) },
      element("span", { class: "line" },
        element("strong", { dir: "auto" }, mail.name || mail.email),
        element("time", { class: "quiet" }, clock(mail.received))),
      element("span", { class: "subject", dir: "auto" }, mail.subject || "(no subject)"),
      element("span", { class: "facts" }, ...facts)));
}

function briefly(mail) {
  if (mail.reply) return `answered in ${secondsText(mail.reply.seconds)}`;
  if (mail.outcome === "lead" && ["pending", "none", ""].includes(mail.replying) && !mail.reason) return "reply on its way";
  if (mail.outcome === "held" && mail.replying === "pending") return "a person had it answered";
  if (mail.outcome === "followup") return `belongs to lead #${mail.lead}`;
  return mail.reason;
}

function choose(id, byHand) {
  const before = document.querySelector('#mails [aria-pressed="true"]');
  before?.setAttribute("aria-pressed", "false");
  view.mail = id;
  if (byHand) view.following = false;
  document.querySelector(`[data-mail="${id}"] button`)?.setAttribute("aria-pressed", "true");
  drawChosen();
  markCard(byHand);
}

function drawChosen() {
  const mail = world.mails.get(view.mail);
  drawReading(mail);
  drawReply(mail);
}

function drawReading(mail) {
  if (!mail) return byId("reading").replaceChildren(element("p", { class: "hint" }, "The samples arrive in a moment."));
  const facts = [languageName(mail.language), countryName(mail.country), mail.product, mail.lead ? `lead #${mail.lead}` : ""];
  byId("reading").replaceChildren(
    element("h3", { dir: "auto" }, mail.subject || "(no subject)"),
    element("p", { class: "quiet" }, element("bdi", {}, mail.name), ` <${mail.email}>`),
    element("p", { class: "quiet" }, facts.filter(Boolean).join(" · ")),
    element("div", { class: "text", dir: "auto" }, mail.text),
    ...mail.attachments.map((name) => element("p", { class: "chip" }, `📎 ${name}`)));
  byId("reading").scrollTop = 0;
}

function tally() {
  const mails = [...world.mails.values()];
  const answered = mails.filter((mail) => mail.reply).map((mail) => mail.reply.seconds).sort((a, b) => a - b);
  const open = mails.filter((mail) => !mail.outcome || (mail.replying === "pending" && !mail.reply)).length;
  const median = answered.length ? `, half of them within ${secondsText(answered[Math.floor(answered.length / 2)])}` : "";
  if (!mails.length) { byId("tally").textContent = "Waiting for the first mail…"; return; }
  byId("tally").textContent = `${mails.length} mails · ${answered.length} answered${median}${open ? ` · ${open} on the way` : ""}`;
}

// ---- the reply ----------------------------------------------------------------------------------

const NO_REPLY = {
  machine: "A machine wrote this. Machines are never answered, or two robots would talk to each other.",
  held: "Something about this mail is odd. It waits in the channel “held” for a person, and nothing was sent.",
  duplicate: "A copy of a mail that is here already. The buyer is not answered twice.",
  followup: "This belongs to a lead that was answered before. A person goes on in the thread.",
  lead: "Shown to the team, and left to a person to answer.",
  failed: "This mail could not be read. It is kept, and an operator was told.",
};

function drawReply(mail) {
  const reply = mail?.reply;
  byId("reply").classList.toggle("has-reply", Boolean(reply));
  if (!reply) {
    byId("reply-facts").textContent = noReplyFacts(mail);
    const why = mail ? NO_REPLY[mail.outcome] ?? "" : "Choose a mail to see what its sender got.";
    return byId("reply-body").replaceChildren(element("div", { class: "hint" },
      element("p", {}, why), mail?.reason ? element("p", { class: "reason" }, mail.reason) : ""));
  }
  byId("reply-facts").textContent = `in ${languageName(reply.language)}, ${secondsText(reply.seconds)} later`;
  byId("reply-body").replaceChildren(envelope(reply), waysToSee(mail), replyContent(mail, reply));
}

function waysToSee(mail) {
  const ways = { mail: "Mail", text: "Plain text", headers: "Headers" };
  const show = (name) => {
    view.tab = name;
    drawReply(mail);
    document.querySelector(`[data-way="${name}"]`)?.focus();
  };
  return element("div", { class: "ways", role: "group", "aria-label": "Ways to see the reply" },
    ...Object.entries(ways).map(([name, label]) => element("button", {
      type: "button", "data-way": name, "aria-pressed": view.tab === name, onclick: () => show(name),
    }, label)));
}

function noReplyFacts(mail) {
  if (!mail?.outcome) return "";
  if (mail.outcome === "lead" && !mail.reason) return "on its way…";
  return ["lead", "held"].includes(mail.outcome) ? "nothing yet" : "nothing";
}

function envelope(reply) {
  const shown = reply.headers.filter(([name]) => ["From", "To", "Subject"].includes(name));
  return element("dl", { class: "envelope" },
    ...shown.flatMap(([name, value]) => [element("dt", {}, name), element("dd", { dir: "auto" }, value)]));
}

function replyContent(mail, reply) {
  if (view.tab === "headers") {
    return element("dl", { class: "headers" },
      ...reply.headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
  }
  if (view.tab === "text" || !reply.has_html) return element("div", { class: "text", dir: "auto" }, reply.text);
  return element("iframe", { sandbox: "", src: `/replies/${mail.id}`, title: "The reply as the buyer sees it" });
}

// ---- Slack --------------------------------------------------------------------------------------

const messageNode = (id) => document.querySelector(`[data-message="${CSS.escape(id)}"]`);
const idOf = (message) => (message.is_ephemeral ? `note/${message.ts}` : key(message));

function drawChannels() {
  const mine = `D0${view.rep.slice(2)}`;
  const direct = [...world.messages.values()].some((message) => message.channel === mine) ? [{ id: mine, name: "direct messages" }] : [];
  const all = [...world.channels, ...direct];
  byId("channels").replaceChildren(...all.map((channel) => element("button", {
    type: "button", class: "channel", "aria-pressed": channel.id === view.channel,
    onclick: () => { view.channel = channel.id; drawChannels(); drawMessages(); },
  }, channel.id.startsWith("D") ? channel.name : `# ${channel.name}`)));
}

function drawMessages() {
  byId("messages").replaceChildren();
  const all = [...world.messages.values(), ...world.notes.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
  for (const message of all) showMessage(message);
}

function showMessage(message) {
  if (message.channel !== view.channel) return drawChannels();
  const list = byId("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const old = messageNode(idOf(message));
  const focused = old?.contains(document.activeElement);
  const drawn = messageItem(message, Boolean(old));
  if (old) old.replaceWith(drawn);
  else list.append(drawn);
  if (focused) (drawn.querySelector("button, select") ?? list).focus();
  if (atEnd && !old) list.scrollTop = list.scrollHeight;
  if (message.is_ephemeral) drawn.scrollIntoView({ block: "nearest" });
  markCard(false);
}

function messageItem(message, changed) {
  const press = (action) => send("/press", { rep: view.rep, channel: message.channel, ts: message.ts, ...action });
  const lead = message.metadata?.event_payload?.lead_id;
  return element("li", {
    "data-message": idOf(message), "data-lead": lead, "data-changed": changed,
    class: `message${message.is_ephemeral ? " note" : ""}${message.thread_ts ? " reply" : ""}`,
    onclick: (event) => { if (lead && !event.target.closest("button, select")) chooseLead(lead); },
  },
    message.is_ephemeral ? element("p", { class: "only" }, "Only visible to you") : "",
    element("div", { class: "avatar", "aria-hidden": "true" }, "fr"),
    element("div", { class: "content" },
      element("p", { class: "by" }, element("strong", {}, "firstreply"), element("span", { class: "app" }, "APP"),
        element("time", { class: "quiet" }, clock(Number(message.ts)))),
      ...drawBlocks(message, world.people, press)));
}

const mailOfLead = (lead) => [...world.mails.values()].find((mail) => mail.lead === lead && ["lead", "held"].includes(mail.outcome));

function chooseLead(lead) {
  const mail = mailOfLead(lead);
  if (mail) choose(mail.id, true);
  document.querySelector(`[data-mail="${mail?.id}"]`)?.scrollIntoView({ block: "nearest" });
}

/** Held mail has a channel of its own. */
function goToChannelOf(lead) {
  const card = [...world.messages.values()].find((message) => message.metadata?.event_payload?.lead_id === lead);
  if (!card || card.channel === view.channel) return;
  view.channel = card.channel;
  drawChannels();
  drawMessages();
}

/** The card of the chosen mail stands out; that of a visitor's own mail is also brought into sight. */
function markCard(scroll) {
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

byId("command").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("typed").value.trim();
  if (!text) return;
  if (!text.startsWith("/leads")) return toast("This channel listens to /leads only. Try /leads help.");
  byId("typed").value = "";
  send("/command", { rep: view.rep, channel: view.channel, text });
});

// ---- writing an inquiry, and the narrow screen ---------------------------------------------------

function fill(draft) {
  for (const [name, value] of Object.entries(draft.mail)) byId("inquiry").elements[name].value = value;
}

byId("drafts").replaceChildren(...DRAFTS.map((draft) => element("button", {
  type: "button", class: "slack-button", onclick: () => fill(draft),
}, draft.label)));

byId("open-write").addEventListener("click", () => {
  byId("inquiry").elements.email.value ||= `visitor${Math.floor(Math.random() * 900 + 100)}@buyer.example`;
  byId("write").showModal();
});
byId("close-write").addEventListener("click", () => byId("write").close());

byId("inquiry").addEventListener("submit", async (event) => {
  event.preventDefault();
  const inquiry = Object.fromEntries(new FormData(event.target));
  view.expecting = inquiry.email.toLowerCase();
  if (await send("/inquiry", inquiry)) {
    event.target.reset();
    byId("write").close();
  }
});

byId("tabs").addEventListener("click", (event) => {
  const pane = event.target.dataset.pane;
  if (!pane) return;
  event.preventDefault();
  document.querySelector("main").dataset.pane = pane;
  for (const tab of byId("tabs").children) tab.toggleAttribute("aria-current", tab.dataset.pane === pane);
});

connect();
