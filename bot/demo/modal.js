// A modal: one dialog that shows the topmost view. Escape closes it; the browser keeps the focus inside.

import { drawBlocks } from "/blocks.js";
import { byId, element } from "/dom.js";
import { entered, fillAgain, focusOn, showErrors } from "/inputs.js";
import { send, view, world } from "/world.js";

const dialog = byId("modal");
const typed = new Map(); // view id -> what stands in its inputs
let shown = null;

/** Show this view, or close the dialog where there is none. The same view again changes nothing. */
export function showModal(next, follow) {
  if (!next) return close();
  if (shown?.id === next.id && shown.hash === next.hash) return;
  if (shown && dialog.open) typed.set(shown.id, entered(dialog));
  const focused = shown?.id === next.id ? place(document.activeElement) : null;
  shown = next;
  draw(next, follow);
  fillAgain(dialog, typed.get(next.id) ?? {});
  if (!dialog.open) dialog.showModal();
  if (!focused || !goBack(focused)) focusOn(dialog.querySelector("[data-first]") ?? dialog.querySelector("[data-input]"));
}

function close() {
  typed.clear();
  shown = null;
  if (dialog.open) dialog.close();
}

function draw(next, follow) {
  const press = (action) => send("/press", { rep: view.rep, view_id: next.id, entered: entered(dialog), ...action });
  const body = drawBlocks(next, world.people, press, follow);
  dialog.replaceChildren(element("form", { method: "dialog", novalidate: true, onsubmit: (event) => submit(event, next) },
    element("header", {},
      element("h2", { id: "modal-title" }, next.title.text),
      element("button", { type: "button", class: "close", "aria-label": "Close", onclick: leave }, "×")),
    element("p", { class: "error", role: "alert" }),
    element("div", { class: "modal-body" }, ...body),
    element("footer", {},
      element("button", { type: "button", class: "slack-button", onclick: leave }, next.close?.text ?? (next.submit ? "Cancel" : "Close")),
      next.submit ? element("button", { type: "submit", class: "slack-button primary" }, next.submit.text) : "")));
}

async function submit(event, sent) {
  event.preventDefault();
  const button = dialog.querySelector("[type=submit]");
  if (!button || button.disabled) return;
  button.disabled = true;
  const answer = await send("/submit", { rep: view.rep, view_id: sent.id, entered: entered(dialog) });
  button.disabled = false;
  if (shown?.id !== sent.id) return;
  const failed = !answer || !answer.acked || answer.refused;
  dialog.querySelector(":scope > form > .error").textContent = failed
    ? `We had some trouble connecting. Try again? ${answer?.refused ?? ""}` : "";
  showErrors(dialog, answer?.errors ?? {});
}

async function leave() {
  const left = shown;
  if (left && !(await send("/close", { rep: view.rep, view_id: left.id }))) close();
}

dialog.addEventListener("cancel", (event) => {
  if (event.target !== dialog) return;
  event.preventDefault();
  leave();
});

/** Where somebody is in the dialog, to be there again once it is drawn anew. */
function place(node) {
  const input = node?.closest?.("[data-action]");
  if (!input || !dialog.contains(input)) return null;
  return { block: input.dataset.block, action: input.dataset.action, from: node.selectionStart, to: node.selectionEnd };
}

function goBack({ block, action, from, to }) {
  const same = [...dialog.querySelectorAll("[data-action]")]
    .find((node) => node.dataset.action === action && (block === undefined || node.dataset.block === block));
  if (!same) return false;
  if (same.matches("[data-input]")) focusOn(same);
  else same.focus();
  if (typeof from === "number" && same.matches("input[type=text], textarea")) same.setSelectionRange(from, to);
  return true;
}
