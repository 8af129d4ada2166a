// What groups answered differently, and how the room settles it: it takes an answer as it is, words
// one of its own, or agrees that there is no counterpart. What is typed stays until it is settled.

import { h } from "../dom.mjs";
import { fresh, go, MARKS, RATIONALES, RELATIONS, STRENGTHS } from "../crosswalk_place.mjs";
import { SIDE_BY_SIDE } from "../crosswalk_row.mjs";
import { button, card, disclosure, languageOf, said } from "../parts.mjs";
import { answer, ends, hanging, settlement } from "../points.mjs";
import { report } from "./seats.mjs";

const AT_FIRST = 8; // the weightiest; a room does not settle more before a break
const AGENDA = "next-meeting.html";
const EMPTY = { choice: 0, relation: null, rationale: "semantic", strength: "moderate", why: "", seen: null };

/** The disagreements, weightiest first. */
export function toSettle(room) {
  const { order, points } = room.shared.to_settle;
  const shown = order.filter((key, index) => room.local.allPoints || index < AT_FIRST || draftOf(room, key).value);
  return [
    h("div", { class: "row between" }, h("h3", { id: "to-settle", tabindex: "-1" }, room.t("ui-fac-disagreements", { count: order.length })), agendaLink(room)),
    leftOver(room),
    order.length ? h("ol", { class: "plain stack" }, shown.map((key) => h("li", { class: "card stack disagreement", key }, disagreement(room, key, points[key], order.indexOf(key) + 1)))) : h("p", { class: "soft" }, room.t("ui-judging-nothing-to-settle")),
    shown.length < order.length && button(room.t("ui-judging-show-all", { count: order.length }), () => ((room.local.allPoints = true), room.redraw())),
  ];
}

function agendaLink(room) {
  const found = room.shared.exports.documents.find((one) => one.name === AGENDA);
  return found && h("a", { class: "button", href: report(room, found), target: "_blank" }, found.title);
}

const disagreement = (room, key, point, number) => [
  h("div", { class: "row between" }, h("p", { class: "row" }, h("span", { class: "soft num" }, number), h("strong", {}, `${point.subject.country} ${point.subject.ref_id} ↔ ${point.object ? `${point.object.country} ${point.object.ref_id}` : point.towards.country}`)), rowLink(room, key, point)),
  ends(room, point),
  h("ul", { class: "plain point-answers" }, point.answers.map((one) => answer(point, one, takeIt(room, one)))),
  hanging(point),
  ownWords(room, key, point),
];

/** The crosswalk page opens where this point is. */
const rowLink = (room, key, point, tab = "disagreements") =>
  h("a", { class: "button quiet small", href: room.link("crosswalk"), target: "_blank", onclick: () => go(room, { ...fresh({ ours: point.subject.framework_id, theirs: point.towards.framework_id, ref: point.subject.ref_id }), ...SIDE_BY_SIDE, tab, everywhere: false, point: key }) }, room.t("ui-judging-to-the-row"));

const isBusy = (room, parents) => room.waiting.some(({ act, args }) => act.startsWith("settle_") && String(args.parent_ids) === String(parents));

const takeIt = (room, one) =>
  h("div", { class: "row" }, button(room.t("ui-judging-take"), () => room.act(one.take.act, one.take.args), { kind: "small", disabled: isBusy(room, one.take.args.parent_ids), "aria-label": room.t("ui-judging-take-of", { group: one.group.name, answer: one.words }) }));

// --- in the room's own words -------------------------------------------------------------------------

const draftOf = (room, key) => room.draft(`settle ${key}`);
const begun = (room) => room.device("settling");

function formOf(room, key) {
  const kept = draftOf(room, key).value;
  return { ...EMPTY, lang: room.lang, ...(kept ? JSON.parse(kept) : {}) };
}

function ownWords(room, key, point) {
  const form = formOf(room, key);
  const choice = point.choices[form.choice] ?? point.choices[0];
  const isPair = choice.act === "settle_pair";
  const parents = choice.args.parent_ids;
  const change = (changes) => {
    draftOf(room, key).set(JSON.stringify({ ...formOf(room, key), seen: form.seen ?? String(parents), ...changes }));
    begun(room).set({ ...begun(room).get(), [key]: `${point.subject.country} ${point.subject.ref_id} ↔ ${point.object ? `${point.object.country} ${point.object.ref_id}` : point.towards.country}` });
    room.redraw();
  };
  const moved = form.why && form.seen !== null && form.seen !== String(parents);
  const ready = form.why.trim() && (!isPair || form.relation) && !moved && !isBusy(room, parents);
  const save = (event) => {
    event.preventDefault();
    const { relation, rationale, strength, lang, why } = formOf(room, key);
    const said_ = { ...choice.args, justification: why.trim(), lang, ...(isPair && { relation, rationale, strength }) };
    // The draft goes only when it is settled; a refusal leaves it where it is.
    room.act(choice.act, said_, { ondone: () => forget(room, key), onrefused: () => room.redraw() });
  };
  return disclosure(
    room.t("ui-judging-own-words"),
    { open: form.why ? true : undefined, class: "own-words" },
    h(
      "form",
      { class: "stack", onsubmit: save },
      point.choices.length > 1 && about(room, key, point, form, (index) => change({ choice: index, seen: String(point.choices[index].args.parent_ids) })),
      isPair && relations(room, point, choice, form, change),
      h("div", { class: "field" }, h("label", { for: `why ${key}` }, room.t("ui-judging-why")), h("textarea", { id: `why ${key}`, rows: 3, lang: form.lang, value: form.why, oninput: (event) => change({ why: event.target.value }) })),
      h("div", { class: "row bottom" }, isPair && [choose(room, `how ${key}`, "rationale", RATIONALES, form, change), choose(room, `sure ${key}`, "strength", STRENGTHS, form, change)], languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), form.lang, (lang) => change({ lang }))),
      moved && h("div", { class: "meanwhile", role: "status" }, h("p", {}, room.t("ui-judging-moved")), button(room.t("ui-judging-moved-seen"), () => change({ seen: String(parents) }), { kind: "small" })),
      h("div", { class: "row" }, h("button", { class: "button main", disabled: !ready }, room.t("ui-judging-settle"))),
    ),
  );
}

const about = (room, key, point, form, onchange) =>
  h("fieldset", {}, h("legend", {}, room.t("ui-judging-about")), point.choices.map((one, index) => h("label", { class: "tick", key: one.name }, h("input", { type: "radio", name: `about ${key}`, checked: index === form.choice, onchange: () => onchange(index) }), h("span", {}, one.act === "settle_pair" ? room.t("ui-judging-with", { name: one.name }) : one.name))));

function relations(room, point, choice, form, change) {
  const names = { subject: point.subject.issuer, object: point.towards.name };
  return h(
    "div",
    { class: "relation-choice", role: "group", "aria-label": room.t("ui-judging-relation") },
    RELATIONS.map((name) => h("button", { type: "button", class: "button", key: name, "aria-pressed": String(form.relation === name), onclick: () => change({ relation: name }) }, h("span", { class: "sign", "aria-hidden": "true" }, MARKS[name]), h("span", {}, room.t(`ui-crosswalk-relation-${name}`, names)))),
  );
}

const choose = (room, id, name, values, form, change) =>
  h("div", { class: "field" }, h("label", { for: id }, room.t(name === "rationale" ? "ui-comparing-rationale" : "ui-judging-strength")), h("select", { id, value: form[name], onchange: (event) => change({ [name]: event.target.value }) }, values.map((value) => h("option", { value, selected: value === form[name], key: value }, room.t(`ui-crosswalk-${name}-${value}`)))));

function forget(room, key) {
  draftOf(room, key).clear();
  const { [key]: gone, ...rest } = begun(room).get() ?? {};
  begun(room).set(Object.keys(rest).length ? rest : null);
  room.redraw();
}

/** Words for a point that is no longer open: its groups answered anew meanwhile. */
function leftOver(room) {
  const { points } = room.shared.to_settle;
  const left = Object.entries(begun(room).get() ?? {}).filter(([key]) => !(key in points) && formOf(room, key).why.trim());
  return left.map(([key, name]) => h("div", { class: "meanwhile", key: `left ${key}` }, h("p", {}, room.t("ui-judging-left-over", { name })), said(formOf(room, key).why, formOf(room, key).lang, "p"), button(room.t("ui-judging-discard"), () => forget(room, key), { kind: "small" })));
}

// --- what is settled, and what only one group says ---------------------------------------------------

export function settled(room) {
  const { order, settlements } = room.shared.settled;
  if (!order.length) return null;
  return disclosure(
    room.t("ui-judging-settled", { count: order.length }),
    { class: "settled-list" },
    h("ol", { class: "plain stack" }, order.map((id) => settlement(room, settlements[id], h("div", { class: "row" }, button(room.t("ui-judging-reopen"), () => room.act("withdraw_settlement", { settlement_id: id }), { kind: "small", disabled: room.waiting.some(({ act, args }) => act === "withdraw_settlement" && args.settlement_id === id) }))))),
  );
}

/** Answers that nobody else has confirmed: the room may agree to them as they are. */
export function toConfirm(room) {
  const { order, points } = room.shared.to_confirm;
  if (!order.length) return null;
  return disclosure(
    room.t("ui-judging-to-confirm", { count: order.length }),
    { class: "to-confirm" },
    h("p", { class: "soft" }, room.t("ui-judging-to-confirm-hint")),
    h("ul", { class: "plain stack" }, order.map((key) => card({ class: "stack tight", key }, ends(room, points[key]), h("ul", { class: "plain point-answers" }, points[key].answers.map((one) => answer(points[key], one))), agree(room, key, points[key])))),
  );
}

function agree(room, key, point) {
  const [{ take }] = point.answers;
  return h("div", { class: "row" }, button(room.t("ui-judging-agree"), () => room.act(take.act, take.args), { kind: "small", disabled: isBusy(room, take.args.parent_ids), "aria-label": room.t("ui-judging-agree-to", { ref: `${point.subject.country} ${point.subject.ref_id}` }) }), rowLink(room, key, point, "table"));
}
