// What the page knows, who looks at it, and the way back to the server.

import { byId } from "/dom.js";

export const world = {
  mails: new Map(), messages: new Map(), notes: new Map(), people: new Map(),
  reps: [], channels: [], direct: [], shortcuts: [], home: null,
};
export const view = {
  rep: "", channel: "", thread: null, unread: new Set(),
  mail: null, reply: null, following: true, tab: "mail", expecting: null, awaited: null,
};

export const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Ask the server to do something. Gives its answer, or nothing where it refused. */
export async function send(path, content) {
  const response = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content),
  }).catch(() => null);
  if (!response) return toast("The demo does not answer. Is it still running?");
  if (!response.ok) return toast(await response.text());
  const answer = await response.json();
  if (answer.acked === false) toast("firstreply did not answer within three seconds. Is it still running?");
  return answer;
}

export function toast(text) {
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { byId("toast").hidden = true; }, 6000);
}
