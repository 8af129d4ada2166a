// What the groups answered: the table that equals the graph, coverage, disagreements, gaps.

import { h } from "./dom.mjs";
import { countryMark, disclosure, empty, groupMark, pill, said } from "./parts.mjs";
import { nodeId } from "./crosswalk_place.mjs";

const TONES = { agreed: "good", candidate: "", disputed: "bad" };

const byNumber = new WeakMap(); // per list of rows: a table asks for each of them again and again

function rowOf(place, end) {
  const { rows } = place.frameworks.get(end.framework_id);
  if (!byNumber.has(rows)) byNumber.set(rows, new Map(rows.filter((row) => row.texts).map((row) => [row.ref_id, row])));
  return byNumber.get(rows).get(end.ref_id);
}

/** A requirement in a cell: its number, and how it begins. */
function requirement(place, end) {
  const row = rowOf(place, end);
  return [h("strong", {}, end.ref_id), " ", row && said(row.label.text, row.label.lang, "span", { class: "soft" })];
}

const state = (row) => pill([h("span", { class: `state-line ${row.state}`, "aria-hidden": "true" }), row.state_words], TONES[row.state]);

const nameOf = (place, id) => place.frameworks.get(id).name;

/** Who says it, and why. */
const answer = (one, words) =>
  h("li", {}, one.number && groupMark(one.number), h("span", {}, words && h("strong", { class: "block" }, words), said(one.why.text, one.why.lang), one.reasons && h("span", { class: "soft" }, ` (${one.reasons})`)));

/** Every pair that was judged, those without relation too. */
export function table(room, place) {
  const { comparison } = place;
  if (!comparison || (!comparison.rows.length && !comparison.gaps.length)) return nothing(room, comparison);
  return h(
    "div",
    { class: "answers-table" },
    comparison.rows.length > 0 && h(
      "table",
      { role: "table" },
      h("caption", { class: "unseen" }, room.t("ui-crosswalk-table-of-pairs")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, [nameOf(place, comparison.subject), room.t("ui-crosswalk-relation"), nameOf(place, comparison.object), room.t("ui-crosswalk-who-and-why"), room.t("ui-crosswalk-state")].map((title) => h("th", { scope: "col", role: "columnheader" }, title)))),
      h("tbody", { role: "rowgroup" }, comparison.rows.map((row) => pair(room, place, row))),
    ),
    gaps(room, place),
  );
}

/** One pair. The roles are said again, for on narrow screens a row is drawn as a card. */
function pair(room, place, row) {
  const cell = (name, ...content) => h("td", { class: name, role: "cell" }, content);
  const differ = row.state === "disputed";
  return h(
    "tr",
    { role: "row", key: `${nodeId(row.subject)} ${nodeId(row.object)}` },
    h("th", { scope: "row", role: "rowheader", class: "subject" }, requirement(place, row.subject)),
    cell("relation-words", h("span", { class: "sign", "aria-hidden": "true" }, row.mark), " ", row.words),
    cell("object", requirement(place, row.object)),
    cell("who", h("ul", { class: "who-says" }, row.settled && answer(row.settled, row.settled.words), row.answers.map((one) => answer(one, (differ || row.settled) && one.words)))),
    cell("state", state(row)),
  );
}

/** Requirements that groups say have no counterpart. */
function gaps(room, place) {
  if (!place.comparison.gaps.length) return null;
  return [
    h("h3", { class: "above" }, room.t("ui-crosswalk-gaps")),
    h("ul", { class: "plain" }, place.comparison.gaps.map((gap) =>
      h("li", { class: "card gap", key: `gap ${nodeId(gap.subject)} ${gap.framework_id}` },
        h("div", { class: "facts" }, h("span", {}, requirement(place, gap.subject)), pill(gap.words, "warn"), state(gap)),
        h("ul", { class: "who-says" }, gap.settled && answer(gap.settled, gap.settled.words), gap.answers.map((one) => answer(one)))),
    )),
  ];
}

/** How far each framework is reached by the other: counts first, then bars, then what is left. */
export function coverage(room, place) {
  const { comparison } = place;
  if (!comparison || (comparison.hidden && !room.own.group)) return nothing(room, comparison);
  return h("div", { class: "coverage" }, comparison.coverage.map((one) => reached(room, place, one)));
}

function reached(room, place, one) {
  const orphans = one.orphans.map((ref_id) => ({ framework_id: one.framework_id, ref_id }));
  const share = (count) => `${one.total ? (100 * count) / one.total : 0}%`;
  const parts = [
    ["strict", one.strict, room.t("ui-crosswalk-covered-strict")],
    ["more", one.any - one.strict, room.t("ui-crosswalk-covered-other")],
    ["candidate", one.candidate, room.t("ui-crosswalk-covered-candidate")],
    ["gaps", one.gaps, one.gap_words],
    ["orphans", orphans.length, room.t("ui-crosswalk-not-judged")],
  ];
  return h(
    "section",
    { class: "card", key: one.framework_id },
    h("h3", {}, countryMark(place.frameworks.get(one.framework_id).country, "yes", ""), ` ${room.t("ui-crosswalk-reached-by", { name: nameOf(place, one.framework_id), by: nameOf(place, one.by) })}`),
    h("p", { class: "figures" }, figure(one.strict, one.total, room.t("ui-crosswalk-strict")), figure(one.any, one.total, room.t("ui-crosswalk-any"))),
    h("p", {}, one.sentence),
    one.caution && h("p", { class: "notice warn" }, one.caution),
    h("div", { class: "cover-bar", "aria-hidden": "true" }, parts.filter(([, count]) => count).map(([name, count]) => h("span", { class: `part ${name}`, style: { width: share(count) }, key: name }))),
    h("ul", { class: "plain key small" }, parts.map(([name, count, words]) => h("li", { key: name }, h("span", { class: `part ${name}`, "aria-hidden": "true" }), h("strong", {}, count), ` ${words}`))),
    orphans.length > 0 && disclosure(room.t("ui-crosswalk-show-not-judged"), { class: "small" }, h("ul", { class: "plain" }, orphans.map((end) => h("li", { key: end.ref_id }, requirement(place, end))))),
  );
}

const figure = (count, total, words) => h("span", { class: "figure" }, h("strong", {}, `${count} / ${total}`), h("span", { class: "small soft" }, words));

const nothing = (room, comparison) =>
  comparison?.hidden ? empty(room.t("ui-crosswalk-blind"), comparison.note) : empty(room.t("ui-crosswalk-nothing-judged"), room.t("ui-crosswalk-nothing-judged-hint"));
