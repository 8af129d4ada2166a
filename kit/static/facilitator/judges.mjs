// Which groups compare which frameworks, how far they are, and how far they agree.

import { h } from "../dom.mjs";
import { agreement } from "../agreement.mjs";
import { button, card, countryMark, disclosure, groupMark, pill, progress, tick } from "../parts.mjs";

const SEVERAL = "*"; // instead of a second framework: several at once
const ALL = "*"; // instead of a pair: all of them together

/** The pairs that are assigned or judged, one line each; what can be done with one is behind it. */
export function pairs(room) {
  const { order, pairs: all } = room.shared.judging;
  if (!order.length) return null;
  return h("ul", { class: "plain stack tight pairs" }, order.map((key) => h("li", { class: "card pair", key }, pairRow(room, key, all[key], order.length === 1))));
}

function pairRow(room, key, one, only) {
  const opened = `opened-${key}`;
  const label = h(
    "span",
    { class: "label-of-pair" },
    h("span", { class: "names" }, countryMark(one.subject.country, "no"), " ", one.subject.name, h("span", { class: "soft", "aria-hidden": "true" }, " ↔ "), countryMark(one.object.country, "no"), " ", one.object.name),
    h("span", { class: "row states" }, one.hidden ? pill(room.t("ui-fac-blind-now"), "warn") : found(room, one)),
  );
  return [
    h("ul", { class: "plain stack tight who-judges" }, one.judges.map((judge) => judgeRow(room, judge))),
    disclosure(
      label,
      { open: room.local[opened] ? undefined : only, oncreate: () => (room.local[opened] = true), ontoggle: (event) => event.target === event.currentTarget && look(room, key, event.target.open) },
      h("h3", {}, room.t("ui-judging-agreement")),
      one.hidden ? h("p", { class: "soft" }, room.t("ui-judging-agreement-blind")) : agreementOf(room, key),
      judgesForm(room, key, one),
    ),
  ];
}

/** What came of a pair so far; not told where it is hidden: nought would be read as nothing. */
const found = (room, one) => [pill(room.t("ui-fac-agreed", { count: one.agreed }), one.agreed ? "good" : ""), pill(room.t("ui-fac-candidate", { count: one.candidate })), pill(room.t("ui-fac-disputed", { count: one.differing }), one.differing ? "warn" : ""), pill(room.t("ui-fac-gaps", { count: one.gaps }))];

/** Figures are made only for the comparison that was opened last. */
function look(room, key, on) {
  if (on) room.local.agreementOf = key;
  else if (room.local.agreementOf === key) room.local.agreementOf = null;
  room.redraw();
}

function agreementOf(room, key) {
  const { opened, agreement: told } = room.shared.judging;
  if (opened === key) return agreement(room, told);
  return room.local.agreementOf === key ? h("p", { class: "soft", role: "status" }, room.t("ui-judging-on-its-way")) : button(room.t("ui-judging-agreement-show"), () => look(room, key, true), { kind: "small" });
}

const judgeRow = (room, judge) =>
  h("li", { class: "judge", key: judge.group_id }, groupMark(judge.number), h("span", {}, judge.name), progress(judge.done, judge.total), h("span", { class: "num small" }, room.t("ui-fac-judged", { done: judge.done, total: judge.total })));

/** Which groups judge a pair. Two are best: one alone cannot disagree. */
function judgesForm(room, key, one) {
  const name = `judges-${key}`;
  const standing = { group_ids: one.judges.map((judge) => judge.group_id), blind: one.blind };
  const form = room.local[name] ?? standing;
  const change = (changes) => {
    room.local[name] = { ...form, ...changes };
    room.redraw();
  };
  const save = () => {
    assign(room, one.subject.framework_id, one.object.framework_id, form);
    room.local[name] = null;
    room.redraw();
  };
  const changed = JSON.stringify(form) !== JSON.stringify(standing);
  return disclosure(
    room.t(one.judges.length ? "ui-fac-change-judges" : "ui-fac-choose-judges"),
    {},
    !one.judges.length && h("p", { class: "soft" }, room.t("ui-fac-no-judges")),
    whoAndHow(room, form, change),
    h("div", { class: "row" }, button(room.t("ui-save"), save, { kind: "main", disabled: !changed })),
  );
}

const whoAndHow = (room, form, change) => [
  h("fieldset", {}, h("legend", {}, room.t("ui-judging-who")), h("div", { class: "row ticks" }, room.shared.tables.map((table) => tick([groupMark(table.number), " ", table.name], form.group_ids.includes(table.group_id), (on) => change({ group_ids: chosen(room, form, table.group_id, on) }), { key: table.group_id })))),
  tick(room.t("ui-fac-blind"), form.blind, (blind) => change({ blind })),
];

const chosen = (room, form, groupId, on) => room.shared.tables.map((table) => table.group_id).filter((each) => (each === groupId ? on : form.group_ids.includes(each)));

const assign = (room, one, other, form) => room.act("assign_judges", { subject_framework_id: one, object_framework_id: other, group_ids: form.group_ids, blind: form.blind });

/** Ask groups to compare two frameworks, or one with several: one act per pair. */
export function assignForm(room) {
  const { frameworks, pairs: all } = room.shared.judging;
  const form = room.local.assigning ?? begun(room);
  const change = (changes) => {
    room.local.assigning = { ...form, ...changes };
    room.redraw();
  };
  const others = frameworks.filter((each) => each.framework_id !== form.one);
  const several = form.other === SEVERAL;
  const wanted = several ? others.filter((each) => form.others.includes(each.framework_id)) : others.filter((each) => each.framework_id === form.other);
  const save = (event) => {
    event.preventDefault();
    // A pair that is assigned already keeps the side from which its judges go through it.
    for (const { framework_id: other } of wanted) assign(room, ...(`${other} ${form.one}` in all ? [other, form.one] : [form.one, other]), form);
    room.local.assigning = null;
    room.redraw();
  };
  return h(
    "form",
    { class: "stack assign", onsubmit: save },
    h("div", { class: "two-lists" }, select(room, "ui-judging-one", "assign-one", form.one, frameworks, (one) => change({ one, other: form.other === one ? form.one : form.other, others: form.others.filter((each) => each !== one) })), select(room, "ui-judging-other", "assign-other", form.other, others, (other) => change({ other }), others.length > 1 && h("option", { value: SEVERAL, selected: several, key: SEVERAL }, room.t("ui-judging-several")))),
    several && whichOthers(room, form, others, change),
    whoAndHow(room, form, change),
    h("div", { class: "row" }, h("button", { class: "button main", disabled: !wanted.length || !form.group_ids.length }, room.t("ui-judging-assign", { count: wanted.length }))),
  );
}

/** The first two that nobody compares yet. */
function begun(room) {
  const { frameworks, order } = room.shared.judging;
  const ids = frameworks.map((each) => each.framework_id);
  const free = ids.flatMap((one) => ids.filter((other) => ids.indexOf(other) > ids.indexOf(one) && !order.includes(`${one} ${other}`) && !order.includes(`${other} ${one}`)).map((other) => [one, other]));
  const [one, other] = free[0] ?? ids;
  return { one, other, others: [], group_ids: [], blind: false };
}

const select = (room, label, id, value, all, onchange, more) =>
  h("div", { class: "field" }, h("label", { for: id }, room.t(label)), h("select", { id, value, onchange: (event) => onchange(event.target.value) }, all.map((one) => h("option", { value: one.framework_id, selected: one.framework_id === value, key: one.framework_id }, `${one.country} · ${one.name}`)), more));

function whichOthers(room, form, others, change) {
  const all = others.map((each) => each.framework_id);
  const every = all.every((each) => form.others.includes(each));
  return h(
    "fieldset",
    { class: "several" },
    h("legend", {}, room.t("ui-judging-which")),
    tick(room.t("ui-judging-every"), every, (on) => change({ others: on ? all : [] }), { key: "every" }),
    h("div", { class: "ticks columns-of-ticks" }, others.map((each) => tick(`${each.country} · ${each.name}`, form.others.includes(each.framework_id), (on) => change({ others: all.filter((one) => (one === each.framework_id ? on : form.others.includes(one))) }), { key: each.framework_id }))),
  );
}

/** How much is done of what was asked, over all pairs. */
export function overview(room) {
  const { order, pairs: all, frameworks } = room.shared.judging;
  const judges = order.flatMap((key) => all[key].judges);
  const sum = (name) => judges.reduce((total, judge) => total + judge[name], 0);
  const possible = (frameworks.length * (frameworks.length - 1)) / 2;
  return card(
    { class: "stack tight overview", key: "overview" },
    h("p", { class: "row" }, h("strong", {}, room.t("ui-judging-pairs-of", { count: order.length, possible })), judges.length > 0 && h("span", { class: "soft" }, room.t("ui-judging-answers-of", { done: sum("done"), total: sum("total") }))),
    judges.length > 0 && progress(sum("done"), sum("total")),
    order.length > 1 && disclosure(room.t("ui-judging-agreement-over-all"), { ontoggle: (event) => event.target === event.currentTarget && look(room, ALL, event.target.open) }, agreementOf(room, ALL)),
  );
}
