// Files below a message: a picture is shown, anything else can be saved.

import { element } from "/dom.js";

export const drawFiles = (message) => (message.files ?? []).map(drawFile);

function drawFile(file) {
  const address = `/files/${encodeURIComponent(file.id)}`;
  const link = element("a", { class: "link", href: address, download: file.name }, file.name);
  const caption = element("figcaption", {}, element("strong", { dir: "auto" }, file.title), " ", link);
  return element("figure", { class: "b-file" }, caption, file.mimetype.startsWith("image/") ? picture(file, address) : "");
}

/** Its measures keep its place while it loads. */
const picture = (file, address) => element("a", { href: address, target: "_blank", rel: "noopener" }, element("img", {
  src: address, alt: file.title, width: file.original_w, height: file.original_h,
}));
