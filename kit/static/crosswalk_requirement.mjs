// A requirement as one reads it to compare it: whole, in the reader's language and the source's.

import { h } from "./dom.mjs";
import { pill, said } from "./parts.mjs";

/** A framework's name, which leads to the whole of it. */
export const frameworkLink = (room, framework) => h("a", { href: `/frameworks/${framework.id}`, target: "_blank", title: room.t("ui-frameworks-open", { name: framework.name }) }, framework.name);

/** Level and numbers, where the requirement has them. */
export const facts = (row) => [row.level && pill(said(row.level.text, row.level.lang)), row.numbers.map((number) => pill(number)), row.reading && pill(row.reading, "warn")];

/** Whole, in the reader's language and after it in the source's. */
export function inFull(room, row) {
  const languages = row.texts.map((text, index) =>
    h(
      "div",
      { lang: text.lang, class: index ? "in-source soft" : null },
      row.texts.length > 1 && h("span", { class: "language-mark", "aria-hidden": "true" }, `${text.lang.toUpperCase()}${index ? ` · ${room.t("ui-crosswalk-source-language")}` : ""}`),
      row.title?.lang === text.lang && h("h3", {}, row.title.text),
      h("p", { class: index ? "" : "statement" }, text.text),
      row.points.length > 0 && h("ul", { class: "points small" }, row.points.map((point) => h("li", {}, (point.texts[index] ?? point.texts[0]).text))),
    ),
  );
  return h("div", { class: "in-full" }, languages);
}

/** Number, facts and words of one that is being compared; `leave` takes it out again. */
export function compared(room, row, leave = null, note = null) {
  return h(
    "section",
    { class: "compared", key: `compared ${row.ref_id}` },
    h("div", { class: "facts small" }, h("strong", { class: "number" }, row.ref_id), note, facts(row), leave),
    inFull(room, row),
  );
}
