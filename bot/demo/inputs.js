// Inputs of modals and Home: drawn, read, and filled again when their view changes under somebody's hands.

import { element } from "/dom.js";

const controls = new WeakMap(); // node -> { read, write, focus }
let made = 0;

const DRAWN = {
  plain_text_input: drawTyped, email_text_input: drawTyped, url_text_input: drawTyped, number_input: drawTyped,
  static_select: drawSelect, users_select: drawSelect, multi_static_select: drawSelect, multi_users_select: drawSelect,
  radio_buttons: drawList, checkboxes: drawList,
  datepicker: drawMoment, timepicker: drawMoment, datetimepicker: drawMoment,
};
const IS_LIST = new Set(["radio_buttons", "checkboxes"]);

export const isInput = (item) => item.type in DRAWN;

/** A control without a label of its own. `changed` is called with its value when somebody changes it. */
export function drawControl(item, block, people, changed) {
  const control = DRAWN[item.type](item, people, changed, block.optional);
  const node = control.node;
  node.dataset.block = block.block_id;
  node.dataset.action = item.action_id;
  node.dataset.input = "";
  controls.set(node, control);
  return node;
}

/** An input block: label, control, hint, and the place of its error. */
export function drawInput(block, people, changed) {
  const id = `input-${++made}`;
  const node = drawControl(block.element, block, people, block.dispatch_action ? changed : () => {});
  const described = [`${id}-error`, block.hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  const label = [block.label.text, block.optional ? element("span", { class: "quiet" }, " (optional)") : ""];
  if (IS_LIST.has(block.element.type)) node.setAttribute("role", block.element.type === "checkboxes" ? "group" : "radiogroup");
  if (block.element.focus_on_load) node.dataset.first = "";
  if (!block.optional && !IS_LIST.has(block.element.type)) node.setAttribute("aria-required", "true");
  node.id = id;
  node.setAttribute("aria-describedby", described);
  node.setAttribute("aria-labelledby", `${id}-label`);
  return element("div", { class: "b-input", "data-input-block": block.block_id },
    element("label", { for: id, id: `${id}-label` }, ...label), node,
    element("p", { class: "error", id: `${id}-error` }),
    block.hint ? element("p", { class: "quiet", id: `${id}-hint` }, block.hint.text) : "");
}

const inputsIn = (root) => [...root.querySelectorAll("[data-input]")];

/** block id -> action id -> value, of all inputs below `root`. */
export function entered(root) {
  const found = {};
  for (const node of inputsIn(root)) {
    (found[node.dataset.block] ??= {})[node.dataset.action] = controls.get(node).read();
  }
  return found;
}

/** What was typed stays where block and action have the same names as before, as in Slack. */
export function fillAgain(root, values) {
  for (const node of inputsIn(root)) {
    const value = values[node.dataset.block]?.[node.dataset.action];
    if (value !== undefined) controls.get(node).write(value);
  }
}

/** Show what is wrong at each input, and go to the first of them. */
export function showErrors(root, errors) {
  for (const block of root.querySelectorAll("[data-input-block]")) {
    const wrong = errors[block.dataset.inputBlock] ?? "";
    block.querySelector(".error").textContent = wrong;
    block.querySelector("[data-input]").setAttribute("aria-invalid", String(Boolean(wrong)));
  }
  root.querySelector('[aria-invalid="true"]')?.closest(".b-input").scrollIntoView({ block: "nearest" });
  focusOn(root.querySelector('[aria-invalid="true"]'));
}

export function focusOn(node) {
  (node?.matches("input, select, textarea") ? node : node?.querySelector("input"))?.focus();
}

function drawTyped(item, people, changed) {
  const number = item.type === "number_input";
  const shared = {
    placeholder: item.placeholder?.text, dir: "auto", autocomplete: "off",
    maxlength: number ? undefined : item.max_length ?? 3000,
  };
  const node = item.multiline
    ? element("textarea", { rows: "8", ...shared })
    : element("input", { type: "text", inputmode: number ? "decimal" : undefined, ...shared });
  node.value = item.initial_value ?? "";
  const letters = item.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  node.addEventListener(letters ? "input" : "change", () => changed(node.value));
  return { node, read: () => node.value, write: (value) => { node.value = value; } };
}

/** What is chosen from the start can be chosen away only where the input may stay empty. */
function drawSelect(item, people, changed, optional) {
  const many = item.type.startsWith("multi_");
  const first = item.initial_option?.value ?? item.initial_user ?? item.initial_users ?? item.initial_options?.map((one) => one.value);
  const option = ({ text, value }) => element("option", { value }, text.text);
  const node = element("select", { class: "slack-button", multiple: many, "aria-label": item.placeholder?.text },
    many || (first && !optional) ? "" : element("option", { value: "" }, item.placeholder?.text ?? "Choose…"),
    ...(item.option_groups ?? []).map((group) => element("optgroup", { label: group.label.text }, ...group.options.map(option))),
    ...(item.options ?? []).map(option),
    ...(item.type.includes("users") ? [...people].map(([id, name]) => element("option", { value: id }, name)) : []));
  const chosen = () => [...node.selectedOptions].map((one) => one.value);
  const read = () => (many ? chosen() : node.value || null);
  const write = (value) => {
    const wanted = new Set([value].flat());
    for (const one of node.options) one.selected = wanted.has(one.value) || (!many && !value && !one.value);
  };
  write(first ?? null);
  node.addEventListener("change", () => changed(read()));
  return { node, read, write };
}

function drawList(item, people, changed) {
  const many = item.type === "checkboxes";
  const name = `list-${++made}`;
  const node = element("div", { class: "b-list" }, ...item.options.map((option) => element("label", {},
    element("input", { type: many ? "checkbox" : "radio", name, value: option.value, onchange: () => changed(read()) }),
    element("span", {}, option.text.text,
      option.description ? element("span", { class: "quiet" }, option.description.text) : ""))));
  const boxes = [...node.querySelectorAll("input")];
  const read = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    return many ? chosen : chosen[0] ?? null;
  };
  const write = (value) => { for (const box of boxes) box.checked = [value].flat().includes(box.value); };
  write(item.initial_option?.value ?? item.initial_options?.map((option) => option.value) ?? []);
  return { node, read, write };
}

const localText = (seconds) => {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** Moments are told in seconds since 1970, and shown in the reader's own time zone. */
function drawMoment(item, people, changed) {
  const exact = item.type === "datetimepicker";
  const type = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" }[item.type];
  const node = element("input", { type, "aria-label": item.placeholder?.text });
  const read = () => {
    if (!node.value) return null;
    return exact ? Math.floor(new Date(node.value).getTime() / 1000) : node.value;
  };
  const write = (value) => { node.value = value ? (exact ? localText(value) : value) : ""; };
  write(item.initial_date ?? item.initial_time ?? item.initial_date_time);
  node.addEventListener("change", () => changed(read()));
  return { node, read, write };
}
