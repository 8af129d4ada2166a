// Why somebody votes so, with the side they choose to give. Where an answer counts only with a
// reason, it is asked for at once.

import { answerTo, takeBack } from "./ballot_answers.mjs";
import { h } from "./dom.mjs";
import { argue, bytesOf, isOver, LONGEST_REASONS } from "./handin.mjs";
import { button } from "./parts.mjs";

const SIDES = ["keep", "drop", "remark"];
const NEAR_THE_END = 400; // bytes that are left when it is told how many

/** Whether what is answered counts only with a reason, and has none yet. */
export const lacksReason = (round, now, one) =>
  Boolean(answerTo(round, now.choices[one.standard_id])?.needs_reason) && !now.reasons[one.standard_id]?.text.trim();

export function reason(room, round, now, one) {
  const needed = Boolean(answerTo(round, now.choices[one.standard_id])?.needs_reason);
  const given = now.reasons[one.standard_id];
  if (isOver(room)) return given && h("p", { class: "small", key: "reason" }, h("strong", {}, room.t(`ui-ballot-side-${given.side}`)), " · ", given.text);
  if (!given && !needed && room.local.arguing !== one.standard_id) return add(room, one);
  return h(
    "div",
    { class: "stack tight reason", key: "reason", oncreate: (element) => room.local.objecting === one.standard_id && requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" })) },
    h("p", { class: "small warn-text", role: "status" }, lacksReason(round, now, one) && room.t("ui-ballot-needs-reason")),
    sides(room, one, given?.side ?? usual(needed)),
    words(room, round, one, given, needed),
    roomLeft(room, now),
    given && remove(room, one),
  );
}

/** An answer that needs a reason is one against; any other reason is a remark unless told. */
const usual = (needed) => (needed ? "drop" : "remark");

const add = (room, one) =>
  button(room.t("ui-ballot-add-reason"), () => {
    room.local.arguing = one.standard_id;
    room.redraw();
  }, { kind: "quiet", class: "whole", key: "add-reason" });

const fieldOf = (one) => `reason-${one.standard_id}`;
const typedNow = (one) => document.getElementById(fieldOf(one))?.value ?? "";

const sides = (room, one, side) =>
  h(
    "fieldset",
    {},
    h("legend", { class: "small" }, room.t("ui-ballot-side")),
    h("div", { class: "sides-given" }, ...SIDES.map((name) => h("label", { class: "choice", key: name }, h("input", { type: "radio", class: "unseen", name: `side-${one.standard_id}`, checked: side === name, onchange: () => argue(room, one.standard_id, { side: name, text: typedNow(one) }) }), h("span", {}, room.t(`ui-ballot-side-${name}`))))),
  );

function words(room, round, one, given, needed) {
  const id = fieldOf(one);
  return h("div", { class: "field" }, h("label", { for: id }, room.t("ui-ballot-reason")), h("p", { class: "soft small", id: `${id}-hint` }, room.t(round.secret ? "ui-ballot-reason-hint" : "ui-ballot-reason-hint-open")), h("textarea", {
    id,
    maxlength: 4000,
    "aria-describedby": `${id}-hint`,
    "aria-required": needed ? "true" : null,
    oncreate: (field) => {
      field.value = given?.text ?? ""; // set once: a redrawing never touches what is being typed
      if (room.local.arguing === one.standard_id) queueMicrotask(() => field.focus());
    },
    oninput: (event) => argue(room, one.standard_id, { side: sideNow(one) ?? usual(needed), text: event.target.value }),
  }));
}

function roomLeft(room, now) {
  const over = bytesOf(now.reasons) - LONGEST_REASONS;
  return over > -NEAR_THE_END && h("p", { class: `small ${over > 0 ? "bad" : "soft"}`, role: "status" }, room.t(over > 0 ? "ui-ballot-reasons-over" : "ui-ballot-reasons-left", { count: Math.abs(over) }));
}

const remove = (room, one) =>
  takeBack(room.t("ui-ballot-remove-reason"), `answer-${one.standard_id}`, () => {
    const field = document.getElementById(fieldOf(one));
    if (field) field.value = "";
    room.local.arguing = null;
    argue(room, one.standard_id, null);
  });

const sideNow = (one) => {
  const radios = [...document.getElementsByName(`side-${one.standard_id}`)];
  return SIDES[radios.findIndex((radio) => radio.checked)];
};
