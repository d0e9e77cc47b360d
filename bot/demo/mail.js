// The mail that arrived, and what its sender got.

import { byId, element } from "/dom.js";
import { markCard } from "/slack.js";
import { clock, view, world } from "/world.js";

const languages = new Intl.DisplayNames(["en"], { type: "language" });
const regions = new Intl.DisplayNames(["en"], { type: "region" });
const languageName = (code) => (!code || code === "und" ? "language unclear" : languages.of(code));
const countryName = (code) => (code ? regions.of(code) : "");
const secondsText = (seconds) => {
  if (seconds < 0.1) return "under 0.1 s";
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
};
const automatic = (mail) => mail.replies.find((reply) => reply.automatic);

// ---- the mailbox --------------------------------------------------------------------------------

const OUTCOMES = {
  "": ["arriving", "…"], lead: ["lead", "lead"], followup: ["followup", "follow-up"], duplicate: ["quiet", "duplicate"],
  machine: ["quiet", "machine"], held: ["held", "held"], failed: ["failed", "failed"],
};

export function drawMails() {
  byId("mails").replaceChildren();
  const mails = [...world.mails.values()];
  for (const mail of mails) placeMail(mail);
  const own = mails.find(isExpected);
  if (own) follow(own);
  const shown = view.following ? mails.findLast(automatic) ?? mails[0] : world.mails.get(view.mail);
  if (shown) choose(shown.id, false);
  else drawReading(null);
  tally();
}

export function showMail(mail, before) {
  placeMail(mail);
  if (view.mail === mail.id && before && before.replies.length < mail.replies.length) view.reply = null;
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

/** A visitor's own mail, which is to be shown as soon as it is there. */
export function expect(email) {
  view.expecting = { email: email.toLowerCase(), after: Math.max(0, ...world.mails.keys()) };
}

const isExpected = (mail) => view.expecting && mail.email === view.expecting.email && mail.id > view.expecting.after;

/** Until somebody chooses a mail, the newest answered one is shown. */
function follow(mail) {
  const expected = isExpected(mail);
  if (expected) {
    Object.assign(view, { expecting: null, following: false, awaited: mail.id });
    document.querySelector(`[data-mail="${mail.id}"]`).scrollIntoView({ block: "nearest" });
  }
  if (expected || (view.following && (view.mail === null || automatic(mail)))) choose(mail.id, false);
}

function mailRow(mail) {
  const [look, word] = OUTCOMES[mail.outcome] ?? ["quiet", mail.outcome];
  const facts = [
    mail.language && mail.language !== "und" ? element("span", { class: "chip", title: languageName(mail.language) }, mail.language) : null,
    element("span", { class: `badge ${look}` }, word),
    element("span", { class: "because", title: mail.reason }, briefly(mail)),
  ];
  return element("li", { "data-mail": mail.id, "data-outcome": mail.outcome, "data-replied": mail.replies.length ? "yes" : "no" },
    element("button", { type: "button", "aria-pressed": view.mail === mail.id, onclick: () => choose(mail.id, true) },
      element("span", { class: "line" },
        element("strong", { dir: "auto" }, mail.name || mail.email),
        element("time", { class: "quiet" }, clock(mail.received))),
      element("span", { class: "subject", dir: "auto" }, mail.subject || "(no subject)"),
      element("span", { class: "facts" }, ...facts)));
}

function briefly(mail) {
  const [first] = mail.replies;
  const more = mail.replies.length > 1 ? `, ${mail.replies.length - 1} more since` : "";
  if (first) return `answered in ${secondsText(first.seconds)}${more}`;
  if (mail.outcome === "lead" && ["pending", "none", ""].includes(mail.replying) && !mail.reason) return "reply on its way";
  if (mail.outcome === "held" && mail.replying === "pending") return "a person had it answered";
  if (mail.outcome === "followup") return `belongs to lead #${mail.lead}`;
  return mail.reason;
}

export function choose(id, byHand) {
  const before = document.querySelector('#mails [aria-pressed="true"]');
  before?.setAttribute("aria-pressed", "false");
  if (view.mail !== id) view.reply = null;
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
  const answered = mails.map(automatic).filter(Boolean).map((reply) => reply.seconds).sort((a, b) => a - b);
  const open = mails.filter((mail) => !mail.outcome || (mail.replying === "pending" && !automatic(mail))).length;
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
  const reply = mail?.replies[view.reply ?? mail.replies.length - 1];
  byId("reply").classList.toggle("has-reply", Boolean(reply));
  if (!reply) {
    byId("reply-facts").textContent = noReplyFacts(mail);
    view.reply = null;
    const why = mail ? NO_REPLY[mail.outcome] ?? "" : "Choose a mail to see what its sender got.";
    return byId("reply-body").replaceChildren(element("div", { class: "hint" },
      element("p", {}, why), mail?.reason ? element("p", { class: "reason" }, mail.reason) : ""));
  }
  byId("reply-facts").textContent = `in ${languageName(reply.language)}, ${secondsText(reply.seconds)} later`;
  byId("reply-body").replaceChildren(whichReply(mail, reply), envelope(reply), waysToSee(mail), replyContent(mail, reply), answering(mail, reply));
}

/** Where more than one mail went out: which of them is shown. */
function whichReply(mail, shown) {
  if (mail.replies.length < 2) return "";
  const show = (index) => { view.reply = index; drawReply(mail); };
  return element("div", { class: "which", role: "group", "aria-label": "Mails to this buyer" },
    ...mail.replies.map((reply, index) => element("button", {
      type: "button", "aria-pressed": reply === shown, onclick: () => show(index),
    }, `${reply.automatic ? "Automatic" : "From a person"}, ${clock(mail.received + reply.seconds)}`)));
}

function answering(mail, reply) {
  const buyer = reply.headers.find(([name]) => name === "To")?.[1] ?? mail.email;
  const open = () => {
    byId("answer").dataset.mail = mail.id;
    byId("answer").dataset.reply = mail.replies.indexOf(reply);
    byId("answer-title").textContent = `Answer as ${buyer}`;
    byId("answer").showModal();
  };
  return element("div", { class: "answering" },
    element("button", { type: "button", class: "slack-button", onclick: open }, "Answer as this buyer…"));
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
  return element("iframe", { sandbox: "", src: `/replies/${mail.id}/${mail.replies.indexOf(reply)}`, title: "The reply as the buyer sees it" });
}
