// A menu behind a button: arrows move, Escape and a press elsewhere close it.

import { element } from "/dom.js";

/** `items`: [{label, value}]. `choose` gets the value. */
export function menuButton(label, items, choose) {
  const pick = (value) => { menu.hidePopover(); button.focus(); choose(value); };
  const menu = element("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label },
    ...items.map((item) => element("button", {
      type: "button", role: "menuitem", tabindex: "-1", onclick: () => pick(item.value),
    }, item.label)));
  const button = element("button", {
    type: "button", class: "slack-button more", "aria-haspopup": "menu", "aria-expanded": "false",
    "aria-label": label, title: label, onclick: () => menu.togglePopover(),
  }, "⋯");
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); menu.showPopover(); }
  });
  menu.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) { place(menu, button); menu.firstElementChild?.focus(); }
  });
  menu.addEventListener("keydown", (event) => move(menu, event));
  return element("span", { class: "menu-of" }, button, menu);
}

function move(menu, event) {
  const items = [...menu.children];
  const here = items.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) { event.preventDefault(); items[next % items.length].focus(); }
  if (event.key === "Tab") menu.hidePopover();
}

/** Below the button where there is room, else above it; never beyond the edges. */
function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height <= innerHeight;
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - 4 - height)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}
