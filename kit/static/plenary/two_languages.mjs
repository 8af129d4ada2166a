// A text with its translation beside it, where the room made one and the screen asks for it.

import { h } from "../dom.mjs";
import { said } from "../parts.mjs";

/** The text, and below it its translations into the screen's language and the second one chosen. */
export function spoken(room, shown, tag = "span") {
  const wanted = new Set([room.lang, room.device("second-language").get()]);
  const beside = shown.also.filter((one) => wanted.has(one.lang));
  return [said(shown.text, shown.lang, tag, { class: "original" }), ...beside.map((one) => said(one.text, one.lang, "span", { class: "beside", key: one.lang }))];
}

/** How many letters a text takes on the screen. */
export function length(room, shown) {
  const wanted = new Set([room.lang, room.device("second-language").get()]);
  return shown.also.filter((one) => wanted.has(one.lang)).reduce((sum, one) => sum + one.text.length * 0.8, shown.text.length);
}
