// A closed round read again under other common rules: sentences, the fragile standards in a table,
// then whose votes tip a verdict. `data` is what `kit/views/what_if.py` says; letters stand for verdicts.

import { h } from "./dom.mjs";
import { disclosure, said } from "./parts.mjs";
import { style } from "./style.mjs";

style("what_if.css");

const SIGNS = { i: "✓", o: "✕", u: "?", n: "–" };

export function whatIf(room, data) {
  const title = `what-if-${data.round_id}`;
  return h(
    "section",
    { class: "what-if stack", "aria-labelledby": title, key: title },
    h("h4", { id: title }, room.t("ui-what-if-title")),
    h("div", { class: "stack tight" }, ...data.sentences.map((sentence) => h("p", { class: "headline", key: sentence }, sentence)), h("p", { class: "soft small" }, room.t("ui-what-if-hint"))),
    data.fragile.length > 0 && table(room, data),
    data.steady.length > 0 && steady(room, data),
    rules(room, data),
    ...data.without.map((one) => alone(room, data, one)),
  );
}

// --- the table -----------------------------------------------------------------------------------

const table = (room, data) =>
  h(
    "div",
    { class: "table", role: "region", tabindex: "0", "aria-label": room.t("ui-what-if-table") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, room.t("ui-what-if-standard")), h("th", { scope: "col", class: "fixed" }, room.t("ui-what-if-fixed")), ...data.rules.map((rule, place) => h("th", { scope: "col", key: place }, rule.label, h("span", { class: "flips" }, rule.flips))))),
      h("tbody", {}, ...data.fragile.map((row) => rowOf(room, data, row))),
    ),
  );

function rowOf(room, data, row) {
  const [fixed, ...others] = row.said;
  return h(
    "tr",
    { key: row.number },
    h("th", { scope: "row" }, standard(row), h("p", { class: "soft small" }, row.words)),
    h("td", { class: "fixed" }, label(room.t("ui-what-if-fixed")), verdict(data, fixed)),
    ...others.map((letter, place) => h("td", { class: differs(letter, fixed) ? "other" : "same", key: place }, label(data.rules[place].label), verdict(data, letter))),
  );
}

const differs = (letter, fixed) => letter !== fixed && letter !== "n";

const standard = (row) => [h("span", { class: "soft num" }, `${row.number}. `), said(row.text, row.lang)];

/** On a narrow screen the table's head is gone: each cell says whose verdict it is. */
const label = (text) => h("span", { class: "label" }, text);

/** A sign and a word; the colour comes third. */
const verdict = (data, letter) => h("span", { class: `verdict ${data.verdicts[letter].verdict}` }, h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[letter]), data.verdicts[letter].words);

// --- beside the table ----------------------------------------------------------------------------

const steady = (room, data) => disclosure(room.t("ui-what-if-steady", { count: data.steady.length }), { key: "steady" }, h("ul", { class: "plain steady" }, ...data.steady.map((row) => h("li", { key: row.number }, verdict(data, row.said), h("span", {}, standard(row))))));

const rules = (room, data) =>
  disclosure(
    room.t("ui-what-if-rules"),
    { key: "rules" },
    h("dl", { class: "rules" }, ...data.rules.map((rule, place) => h("div", { key: place }, h("dt", {}, rule.label), h("dd", {}, rule.about)))),
    ...data.left_out.map((sentence) => h("p", { class: "soft small", key: sentence }, sentence)),
  );

/** Without one organisation, or one country: whose votes tip a verdict, and on which standards. */
const alone = (room, data, one) =>
  h("div", { class: "stack tight alone", key: one.sentence }, h("p", { class: "headline" }, one.sentence), one.rows.length > 0 && h("ul", { class: "plain", "aria-label": room.t("ui-what-if-without") }, ...one.rows.map((row) => h("li", { key: row.name }, h("strong", {}, row.name), h("span", { class: "soft" }, row.words), changes(room, data, row)))));

const changes = (room, data, row) => h("span", { class: "changes" }, ...row.changes.map(({ number, then }) => h("span", { class: "change", key: number }, h("span", { class: "num" }, room.t("ui-what-if-would-be", { number })), " ", verdict(data, then))));
