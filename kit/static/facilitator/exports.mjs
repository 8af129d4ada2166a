// What can be taken away, at any moment.

import { h } from "../dom.mjs";
import { card } from "../parts.mjs";
import { report } from "./seats.mjs";

export const downloads = (room) => [
  h("p", { class: "soft" }, room.t("ui-fac-exports-hint")),
  ...["documents", "tables", "prints"].map((kind) => card({ class: "stack", key: kind }, h("h3", {}, room.t(`ui-fac-exports-${kind}`)), h("ul", { class: "plain downloads" }, ...room.shared.exports[kind].map((one) => download(room, one))))),
];

const download = (room, one) =>
  h("li", { key: one.name }, h("a", { class: "download", href: report(room, one), target: "_blank" }, h("strong", {}, one.title), h("span", { class: "soft small" }, one.hint)));
