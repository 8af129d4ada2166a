// The wordings of a standard, one for each language of the room, edited by more than one hand.

import { h } from "../dom.mjs";
import { button, field, said, typed } from "../parts.mjs";

/** All wordings, with translations that a list has at hand. */
export const wordings = (room, one) => [offered(room, one), ...room.shared.languages.map((lang) => wording(room, one, lang))];

/** The list that the words come from has them in other languages too: one click takes them over. */
function offered(room, one) {
  const langs = Object.keys(one.offered);
  const takeAll = () => langs.forEach((lang) => room.act("reword_standard", { standard_id: one.standard_id, base: one.version, text: one.offered[lang], lang }));
  return langs.length > 0 && h("div", { class: "row small" }, h("span", { class: "grow" }, room.t("ui-std-offered", { languages: langs.map((lang) => lang.toUpperCase()).join(", ") })), button(room.t("ui-std-take-offered"), takeAll, { kind: "small" }));
}

/** A wording in one language. The draft remembers what stood when it began, so that what somebody
 * else wrote meanwhile is kept beside it. Another language's new wording is not meanwhile. */
function wording(room, one, lang) {
  const id = `wording-${one.standard_id}-${lang}`;
  const standing = one.wordings[lang] ?? "";
  const text = typed(room, id, onItsWay(room, one, lang) ?? standing);
  const begun = room.draft(`base-${id}`);
  const base = begun.value ? JSON.parse(begun.value) : { version: one.version, text: standing };
  const moved = text.touched && base.text !== standing;
  const oninput = (event) => {
    if (!text.touched) begun.set(JSON.stringify({ version: one.version, text: standing }));
    text.props.oninput(event);
  };
  const save = (event) => {
    event.preventDefault();
    const args = { standard_id: one.standard_id, base: moved ? base.version : one.version, text: text.text.trim(), lang };
    text.clear();
    begun.clear();
    room.act("reword_standard", args, { onrefused: () => giveBack(room, id, begun, args.text, base) });
  };
  const same = text.text.trim() === standing;
  return h(
    "form",
    { class: "stack tight", key: lang, onsubmit: save },
    field(lang.toUpperCase(), h("textarea", { id, rows: 2, lang, ...text.props, oninput })),
    moved && h("div", { class: "meanwhile" }, h("p", { class: "small" }, room.t("ui-fac-meanwhile")), said(standing, lang, "p")),
    text.touched && !same && h("div", { class: "row" }, h("button", { class: "button main small", disabled: !text.text.trim() }, room.t("ui-save"))),
  );
}

/** What was sent and is not acknowledged yet, so that the field does not fall back meanwhile. */
const onItsWay = (room, one, lang) =>
  room.waiting.findLast(({ act, args }) => act === "reword_standard" && args.standard_id === one.standard_id && args.lang === lang)?.args.text;

/** A refused wording goes back to its field. */
function giveBack(room, id, begun, text, base) {
  room.draft(id).set(JSON.stringify(text));
  begun.set(JSON.stringify(base));
  room.redraw();
}

/** Two hands worded it at the same time: both texts are in sight until one is chosen. */
export const rivals = (room, one) =>
  one.rivals.length > 0 &&
  h(
    "div",
    { class: "meanwhile", role: "group", "aria-label": room.t("ui-fac-rival") },
    ...one.rivals.map((rival, index) => h("p", { key: index }, room.t("ui-fac-rival"), " ", h("q", {}, rival))),
    !one.on_ballot && h("p", {}, button(room.t("ui-fac-rival-settled"), () => room.act("reword_standard", { standard_id: one.standard_id, base: one.version, text: one.text, lang: one.lang }), { kind: "small" })),
  );
