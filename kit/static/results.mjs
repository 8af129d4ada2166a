// A closed round on a wide screen: verdict first, then counts, the distribution and the margin.
// `data` is what `kit/views/results.py` says; `rows` may be a part of its rows.

import { h } from "./dom.mjs";
import { disclosure, said } from "./parts.mjs";
import { style } from "./style.mjs";

style("results.css");

export function results(room, data, { rows = data.rows, large = false, second = null } = {}) {
  return h(
    "div",
    { class: `results ${large ? "large" : ""}`, key: data.round_id },
    !large && h("p", { class: "row verdicts" }, ...data.verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, h("strong", { class: "num" }, one.count), " ", one.words)), h("span", { class: "grow" }), h("span", { class: "soft small" }, data.turnout.join(" · "))),
    !large && h("p", { class: "rule-line" }, h("strong", {}, room.t("ui-results-rule"), ": "), data.rule),
    h(
      "div",
      { class: "table" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...["verdict", "standard", "distribution"].map((name) => h("th", { scope: "col", key: name }, room.t(`ui-results-${name}`))), h("th", { scope: "col" }, data.bands.high.words), h("th", { scope: "col" }, data.bands.low.words), !large && h("th", { scope: "col" }, room.t("ui-results-margin")))),
        h("tbody", {}, ...rows.map((row) => rowOf(room, data, row, { large, second }))),
      ),
    ),
    !large && h("p", { class: "soft small" }, room.t("ui-results-exact")),
  );
}

const rowOf = (room, data, row, { large, second }) =>
  h(
    "tr",
    { key: row.standard_id },
    h("td", {}, h("span", { class: `verdict ${row.verdict}` }, row.verdict_words)),
    h("th", { scope: "row" }, h("span", { class: "soft num" }, `${row.number}. `), said(row.text, row.lang), second && row.also.filter((one) => one.lang === second).map((one) => said(one.text, one.lang, "p", { class: "also soft", key: one.lang })), h("p", { class: "soft small" }, row.judged_words, large && ` · ${row.margin_words}`), !large && reasons(room, row)),
    h("td", {}, distribution(data, row)),
    countCell(data.bands.high, row.high_words),
    countCell(data.bands.low, row.low_words),
    !large && h("td", { class: "small soft margin" }, row.margin_words),
  );

/** On a narrow screen the table's head is gone: each count says which ratings it counts. */
const countCell = (band, { count, share }) => h("td", { class: "num" }, h("span", { class: "band soft", "aria-hidden": "true" }, `${band.words} `), h("strong", {}, count), share && h("span", { class: "soft small share" }, share));

/** Nine bars with their ratings below; the words carry the same for those who do not see them. */
function distribution(data, row) {
  const most = Math.max(1, ...row.distribution);
  const inBand = (band, rating) => rating >= band.from && rating <= band.to;
  return h(
    "div",
    { class: "bars", role: "img", "aria-label": row.distribution_words },
    ...row.distribution.map((count, index) => {
      const rating = index + 1;
      const tone = inBand(data.bands.high, rating) ? "hi" : inBand(data.bands.low, rating) ? "lo" : "";
      return h("span", { class: `column ${tone}`, key: rating, title: `${rating}: ${count}` }, h("b", {}, count || ""), h("i", { style: { "--part": count / most } }), h("small", {}, rating));
    }),
  );
}

const reasons = (room, row) =>
  row.reasons.length > 0 &&
  disclosure(room.t("ui-results-reasons", { count: row.reasons.length }), { class: "small" }, h("ul", { class: "plain stack tight" }, ...row.reasons.map((reason, index) => h("li", { key: index }, h("strong", {}, reason.side_words), " · ", reason.text))));
