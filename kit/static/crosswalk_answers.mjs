// What the groups answered: the table that equals the graph, coverage, disagreements, gaps.

import { h } from "./dom.mjs";
import { countryMark, disclosure, empty, groupMark, pill, said } from "./parts.mjs";
import { assessable, nodeId } from "./crosswalk_place.mjs";
import { ownAnswer } from "./crosswalk_form.mjs";

const TONES = { agreed: "good", candidate: "", disputed: "bad" };

const rowOf = (place, end) => assessable(place.frameworks.get(end.framework_id)).find((row) => row.ref_id === end.ref_id);

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
    cell("who", h("ul", { class: "said-by" }, row.answers.map((one) => answer(one, differ && one.words)))),
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
        h("ul", { class: "said-by" }, gap.answers.map((one) => answer(one)))),
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

/** Where groups answered differently, with both reasons: what is left to talk about. */
export function disagreements(room, place) {
  const { comparison } = place;
  if (!comparison?.disagreements.length) return comparison?.hidden ? nothing(room, comparison) : empty(room.t("ui-crosswalk-no-disagreements"), room.t("ui-crosswalk-no-disagreements-hint"));
  return h("ol", { class: "plain disagreements" }, comparison.disagreements.map((one) => differing(room, place, one)));
}

function differing(room, place, one) {
  if (one.framework_id) {
    const gap = place.comparison.gaps.find((row) => nodeId(row.subject) === one.subject && row.framework_id === one.framework_id);
    const sides = [...gap.answers.map((said_) => answer(said_, gap.words)), ...gap.against.map((said_) => answer(said_, `${said_.object.ref_id} · ${said_.words}`))];
    return h("li", { class: "card", key: `${one.subject} ${one.framework_id}` }, h("div", { class: "ends" }, whole(place, gap.subject)), h("ul", { class: "said-by" }, sides));
  }
  const row = place.comparison.rows.find((each) => nodeId(each.subject) === one.subject && nodeId(each.object) === one.object);
  return h(
    "li",
    { class: "card", key: `${one.subject} ${one.object}` },
    h("div", { class: "ends" }, whole(place, row.subject), whole(place, row.object)),
    h("ul", { class: "said-by" }, row.answers.map((said_) => answer(said_, said_.words))),
  );
}

function whole(place, end) {
  const row = rowOf(place, end);
  return h("p", {}, h("span", { class: "soft small block" }, nameOf(place, end.framework_id)), h("strong", {}, end.ref_id), " ", row && said(row.texts[0].text, row.texts[0].lang));
}

/** One's own group's judgements, with the way to take each back. */
export function mine(room, place) {
  const between = place.mine.filter((one) => [one.subject.framework_id, one.object?.framework_id ?? one.framework_id].every((id) => [place.ours.id, place.theirs.id].includes(id)));
  if (!between.length) return empty(room.t("ui-crosswalk-nothing-said"), room.t("ui-crosswalk-nothing-said-hint"));
  return h("ul", { class: "plain answers" }, between.map((one) => ownRow(room, place, one)));
}

const ownRow = (room, place, one) =>
  h("li", { class: "card", key: `${nodeId(one.subject)} ${one.object ? nodeId(one.object) : one.framework_id}` }, h("p", {}, requirement(place, one.subject)), one.object && h("p", {}, requirement(place, one.object)), h("ul", { class: "answers small" }, ownAnswer(room, one)));

const nothing = (room, comparison) =>
  comparison?.hidden ? empty(room.t("ui-crosswalk-blind"), comparison.note) : empty(room.t("ui-crosswalk-nothing-judged"), room.t("ui-crosswalk-nothing-judged-hint"));
