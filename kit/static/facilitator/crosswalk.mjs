// Steering the crosswalk: which groups compare which frameworks, and where their answers differ.

import { h } from "../dom.mjs";
import { button, card, countryMark, disclosure, empty, groupMark, pill, progress, said, tick } from "../parts.mjs";

export function crosswalk(room) {
  const { assignments } = room.shared;
  if (!assignments.length) return [empty(room.t("ui-fac-no-frameworks"), room.t("ui-fac-no-frameworks-hint"), allFrameworks(room))];
  return [h("p", { class: "row" }, h("a", { class: "button", href: room.link("crosswalk"), target: "_blank" }, room.t("ui-fac-open-crosswalk")), allFrameworks(room)), ...assignments.map((one) => assignment(room, one)), ...disagreements(room)];
}

const allFrameworks = (room) => h("a", { class: "button quiet", href: "/frameworks", target: "_blank" }, room.t("ui-frameworks-all"));

const pairName = (one) => `${one.subject.name} ↔ ${one.object.name}`;
const pairKey = (one) => `${one.subject.framework_id} ${one.object.framework_id}`;

const assignment = (room, one) =>
  card(
    { class: "stack", key: pairKey(one) },
    h("h3", { class: "row" }, countryMark(one.subject.country, "no"), one.subject.name, h("span", { class: "soft", "aria-hidden": "true" }, "↔"), one.object.name, countryMark(one.object.country, "no")),
    h(
      "div",
      { class: "row" },
      pill(room.t("ui-fac-agreed", { count: one.agreed }), one.agreed ? "good" : ""),
      pill(room.t("ui-fac-candidate", { count: one.candidate })),
      pill(room.t("ui-fac-disputed", { count: one.disagreements.length }), one.disagreements.length ? "warn" : ""),
      pill(room.t("ui-fac-gaps", { count: one.gaps })),
      one.hidden && pill(room.t("ui-fac-blind-now"), "warn"),
    ),
    one.judges.length
      ? h("ul", { class: "plain stack tight" }, ...one.judges.map((judge) => judgeRow(room, judge)))
      : h("p", { class: "soft" }, room.t("ui-fac-no-judges")),
    judgesForm(room, one),
  );

const judgeRow = (room, judge) =>
  h("li", { class: "judge", key: judge.group_id }, groupMark(judge.number), h("span", {}, judge.name), progress(judge.done, judge.total), h("span", { class: "num small" }, room.t("ui-fac-judged", { done: judge.done, total: judge.total })));

/** Which groups judge. Two are best: one alone cannot disagree. */
function judgesForm(room, one) {
  const key = `judges-${pairKey(one)}`;
  const standing = { group_ids: one.judges.map((judge) => judge.group_id), blind: one.blind };
  const form = (room.local[key] ??= standing);
  const change = (changes) => {
    room.local[key] = { ...form, ...changes };
    room.redraw();
  };
  const save = () => {
    room.act("assign_judges", { subject_framework_id: one.subject.framework_id, object_framework_id: one.object.framework_id, group_ids: form.group_ids, blind: form.blind });
    room.local[key] = null;
    room.redraw();
  };
  const toggle = (groupId, on) => change({ group_ids: room.shared.tables.map((table) => table.group_id).filter((each) => (each === groupId ? on : form.group_ids.includes(each))) });
  const changed = JSON.stringify(form) !== JSON.stringify(standing);
  return disclosure(
    room.t(one.judges.length ? "ui-fac-change-judges" : "ui-fac-choose-judges"),
    {},
    h("fieldset", {}, h("legend", {}, room.t("ui-fac-judges-hint")), h("div", { class: "row ticks" }, ...room.shared.tables.map((table) => tick([groupMark(table.number), " ", table.name], form.group_ids.includes(table.group_id), (on) => toggle(table.group_id, on), { key: table.group_id })))),
    tick(room.t("ui-fac-blind"), form.blind, (blind) => change({ blind })),
    h("div", { class: "row" }, button(room.t("ui-save"), save, { kind: "main", disabled: !changed })),
  );
}

function disagreements(room) {
  const all = room.shared.assignments.flatMap((one) => one.disagreements.map((found) => ({ ...found, pair: pairName(one) })));
  if (!all.length) return [];
  return [h("h3", {}, room.t("ui-fac-disagreements", { count: all.length })), ...all.map((found) => disagreement(room, found))];
}

const disagreement = (room, found) =>
  card(
    { class: "stack disagreement", key: [found.subject, found.object].filter(Boolean).map((one) => `${one.framework_id} ${one.ref_id}`).join(" ") },
    h("div", { class: "ends" }, end(found.subject), found.object ? end(found.object) : h("p", { class: "soft" }, room.t("ui-fac-has-counterpart"))),
    h("ul", { class: "plain answers" }, ...found.answers.map((answer, index) => answerRow(answer, index))),
  );

const end = (one) => h("div", { class: "facing" }, h("p", { class: "soft small" }, `${one.issuer} · ${one.ref_id}`), said(one.text, one.lang, "p"));

const answerRow = (answer, index) =>
  h("li", { key: index }, groupMark(answer.group.number, { title: answer.group.name }), h("div", {}, h("strong", {}, answer.words), answer.found && h("p", { class: "soft small" }, `${answer.found.issuer} · ${answer.found.ref_id}`), said(answer.justification.text, answer.justification.lang, "p")));
