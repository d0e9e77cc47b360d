// The page: one picture of everything, then every change as it happens. See page.py for the other side.

import { byId, element } from "/dom.js";
import { DRAFTS, newAddress } from "/drafts.js";
import { drawMails, expect, showMail } from "/mail.js";
import { showModal } from "/modal.js";
import { drawChannels, drawHome, drawMessages, follow, forgetMessage, key, showMessage } from "/slack.js";
import { send, view, world } from "/world.js";

let feed = null;

// ---- the feed -----------------------------------------------------------------------------------

function connect() {
  feed?.close();
  feed = new EventSource(`/feed?rep=${encodeURIComponent(view.rep)}`);
  const on = (kind, take) => feed.addEventListener(kind, (event) => take(JSON.parse(event.data)));
  on("picture", takePicture);
  on("mail", takeMail);
  on("message", (message) => { world.messages.set(key(message), message); showMessage(message); });
  on("deleted", (gone) => { world.messages.delete(key(gone)); forgetMessage(key(gone)); });
  on("note", (note) => { world.notes.set(note.ts, note); showMessage(note); });
  on("note_gone", (gone) => { world.notes.delete(gone.ts); forgetMessage(`note/${gone.ts}`); });
  on("home", (change) => { world.home = change.view; drawHome(); });
  on("modal", (change) => showModal(change.view, follow));
  feed.onerror = () => { document.body.classList.add("offline"); byId("tally").textContent = "Connecting again…"; };
}

function takeMail(mail) {
  const before = world.mails.get(mail.id);
  world.mails.set(mail.id, mail);
  showMail(mail, before);
}

function takePicture(picture) {
  document.body.classList.remove("offline");
  byId("mailbox").textContent = picture.mailbox;
  world.reps = picture.reps;
  world.people = new Map(picture.reps.map((rep) => [rep.id, rep.name]));
  for (const name of ["channels", "direct", "shortcuts", "home"]) world[name] = picture[name];
  world.mails = new Map(picture.mails.map((mail) => [mail.id, mail]));
  world.messages = new Map(picture.messages.map((message) => [key(message), message]));
  world.notes = new Map(picture.notes.map((note) => [note.ts, note]));
  if (!world.people.has(view.rep)) return becomeRep(wantedRep());
  if (!view.channel || view.channel.startsWith("D")) view.channel = world.channels[0]?.id ?? "";
  drawReps();
  drawChannels();
  drawMails();
  drawMessages();
  if (view.channel === "home") send("/home", { rep: view.rep });
  showModal(picture.modal, follow);
  byId("typed").disabled = false; // before the picture, nobody knows who types, and where
}

const wantedRep = () => {
  const wanted = (new URLSearchParams(location.search).get("rep") ?? "").toLowerCase();
  return (world.reps.find((rep) => rep.name.toLowerCase() === wanted) ?? world.reps[0]).id;
};

// ---- who you are --------------------------------------------------------------------------------

function becomeRep(id) {
  if (view.rep) Object.assign(view, { thread: null, unread: new Set() });
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

// ---- writing an inquiry, and the narrow screen ---------------------------------------------------

function fill(draft) {
  for (const [name, value] of Object.entries(draft.mail)) byId("inquiry").elements[name].value = value;
}

byId("drafts").replaceChildren(...DRAFTS.map((draft) => element("button", {
  type: "button", class: "slack-button", onclick: () => fill(draft),
}, draft.label)));

byId("open-write").addEventListener("click", () => {
  byId("inquiry").elements.email.value ||= newAddress("visitor");
  byId("write").showModal();
});
byId("close-write").addEventListener("click", () => byId("write").close());

byId("inquiry").addEventListener("submit", async (event) => {
  event.preventDefault();
  const inquiry = Object.fromEntries(new FormData(event.target));
  expect(inquiry.email);
  if (await send("/inquiry", inquiry)) {
    event.target.reset();
    byId("write").close();
  }
});

byId("close-answer").addEventListener("click", () => byId("answer").close());

byId("buyers-answer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { mail, reply } = byId("answer").dataset;
  const answered = world.mails.get(Number(mail));
  expect(answered.email);
  const { text } = Object.fromEntries(new FormData(event.target));
  if (await send("/answer", { mail: answered.id, reply: Number(reply), text })) {
    event.target.reset();
    byId("answer").close();
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
