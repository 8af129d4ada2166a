// What is said of what was chosen: how the two relate, why, how that is argued and how surely.

import { h } from "./dom.mjs";
import { button, countryMark, pill } from "./parts.mjs";
import { ALL, MARKS, RATIONALES, RELATIONS, STRENGTHS, draftName, gapWords, go, nextOf, open, placeOf, turnTo } from "./crosswalk_place.mjs";
import { focusSoon, relate, sayWhere } from "./crosswalk_picking.mjs";
import { follows, side } from "./crosswalk_said.mjs";
import { keysButton } from "./crosswalk_keys.mjs";
import { repeatReason, save } from "./crosswalk_saving.mjs";

const SHORT = 20; // characters of an issuer's name that fit on a button

export function saying(room, place) {
  return h("div", { class: "card say" }, place.gap ? where(room, place) : relation(room, place), why(room, place), !place.gap && how(room, place), actions(room, place), besides(room, place));
}

// --- how they relate -----------------------------------------------------------------------------

function relation(room, place) {
  return h(
    "div",
    { class: "relations", key: "relations", role: "group", "aria-labelledby": "how-they-relate" },
    h("h2", { id: "how-they-relate" }, room.t(isMany(place) ? "ui-comparing-how-together" : "ui-crosswalk-how-they-relate")),
    isMany(place) && h("p", { class: "small soft which" }, sides(place)),
    RELATIONS.map((name, index) =>
      h(
        "button",
        { type: "button", class: "button", "aria-pressed": String(place.relation === name), "aria-keyshortcuts": String(index + 1), onclick: () => relate(room, place, name), key: name },
        h("span", { class: "sign", "aria-hidden": "true" }, MARKS[name]),
        h("span", {}, relationWords(room, place, name)),
        h("kbd", { "aria-hidden": "true" }, index + 1),
      ),
    ),
    isMany(place) && place.relation && place.object && recorded(room, place),
  );
}

export const isMany = (place) => place.ourRows.length > 1 || place.objects.length > 1;

const sides = (place) => [place.ourRows, place.objects].map((rows) => rows.map((row) => row.ref_id).join(" + ") || "…").join(" ↔ ");

/** The words of a relation: who asks for more, by name where the names are short. */
function relationWords(room, place, name) {
  const [ours, theirs] = [place.ours.name, (place.there ?? place.theirs).name];
  if (isMany(place)) return room.t(`ui-comparing-${side(place.ourRows.length)}-${side(place.objects.length)}-${name}`, { ours: place.ourRows.length, theirs: place.objects.length });
  const named = place.there && Math.max(ours.length, theirs.length) <= SHORT && ["superset-of", "subset-of"].includes(name);
  return room.t(named ? `ui-comparing-named-${name}` : `ui-crosswalk-ours-${name}`, { ours, theirs });
}

/** What the record will hold of each single pair. */
function recorded(room, place) {
  const name = follows(room, place.relation, place.ourRows.length, place.objects.length);
  const count = place.ourRows.length * place.objects.length;
  return h("p", { class: "small recorded", role: "status" }, room.t("ui-comparing-recorded-as", { count }), " ", h("span", { class: "sign", "aria-hidden": "true" }, MARKS[name]), " ", room.t(`ui-crosswalk-ours-${name}`));
}

// --- nothing there -------------------------------------------------------------------------------

function where(room, place) {
  if (place.theirs.id !== ALL) return h("h2", { class: "where", key: "where" }, gapWords(room, place.theirs.id));
  const left = open(place);
  const one = (there, words) => h("label", { class: "tick", key: `where ${there}` }, h("input", { type: "radio", name: "where", checked: place.where === there, onchange: () => sayWhere(room, place, there) }), h("span", {}, words));
  return h(
    "fieldset",
    { class: "where", key: "where" },
    h("legend", {}, room.t("ui-comparing-none-where")),
    left.length > 1 && one(ALL, [h("strong", {}, room.t("ui-comparing-none-in-all-open", { count: left.length })), " ", h("span", { class: "soft small" }, left.map((each) => each.name).join(", "))]),
    left.map((each) => one(each.id, [countryMark(each.country, "no", ""), " ", gapWords(room, each.id)])),
  );
}

// --- why, how and how surely ---------------------------------------------------------------------

function why(room, place) {
  const draft = room.draft(draftName(place));
  const missing = room.local.missing === "why";
  const before = room.device("crosswalk-reason").get();
  return h(
    "div",
    { class: "why", key: "why" },
    h("div", { class: "head" }, h("label", { for: "why" }, room.t(place.gap ? "ui-crosswalk-why-none" : "ui-crosswalk-why")), before && button([room.t("ui-comparing-same-reason"), h("kbd", { "aria-hidden": "true" }, "Alt R")], () => repeatReason(room, place), { kind: "quiet", class: "small repeat", title: before, "aria-keyshortcuts": "Alt+R", "aria-describedby": "reason-before" }), before && h("span", { id: "reason-before", class: "unseen" }, before)),
    h("textarea", { id: "why", rows: 2, value: draft.value ?? "", placeholder: room.t("ui-crosswalk-why-hint"), "aria-describedby": "why-hint", "aria-invalid": missing ? "true" : undefined, oninput: (event) => room.draft(draftName(placeOf(room))).set(event.target.value) }),
    h("p", { id: "why-hint", class: "unseen" }, room.t("ui-crosswalk-why-hint")),
  );
}

/** How it is argued, how surely it is held: each choice says what it means. */
function how(room, place) {
  return h("div", { class: "how", key: "how" }, scale(room, place, "rationale", RATIONALES), scale(room, place, "strength", STRENGTHS));
}

function scale(room, place, name, values) {
  const one = (value) =>
    h(
      "label",
      { key: value, class: place[name] === value ? "on" : null },
      h("input", { type: "radio", name, value, checked: place[name] === value, onchange: () => go(room, { [name]: value }), "aria-describedby": `means-${name}-${value}` }),
      h("span", {}, room.t(`ui-comparing-${name}-${value}`)),
      h("span", { id: `means-${name}-${value}`, class: "unseen" }, room.t(`ui-comparing-${name}-${value}-means`)),
    );
  return h("fieldset", { class: "scale" }, h("legend", { class: "unseen" }, room.t(`ui-comparing-${name}`)), h("p", { class: "small means", "aria-hidden": "true" }, h("strong", {}, room.t(`ui-comparing-${name}`)), " ", h("span", { class: "soft" }, room.t(`ui-comparing-${name}-${place[name]}-means`))), h("div", { class: "steps" }, values.map(one)));
}

function actions(room, place) {
  const missing = room.local.missing;
  return h(
    "div",
    { class: "actions", key: "actions" },
    h("p", { role: "alert", class: missing ? "notice bad" : "unseen" }, missing ? room.t(missing === "where" ? "ui-comparing-missing-where" : `ui-crosswalk-missing-${missing}`) : ""),
    button([room.t("ui-crosswalk-save-and-next"), h("kbd", { "aria-hidden": "true" }, "Ctrl ↵")], () => save(room, place), { kind: "main", "aria-keyshortcuts": "Control+Enter" }),
    button(room.t("ui-crosswalk-skip"), () => (turnTo(room, nextOf(place).ref_id), focusSoon(".judging .ours .read")), { kind: "quiet" }),
  );
}

/** What is wanted less often than going on. */
const besides = (room, place) =>
  h(
    "div",
    { class: "besides" },
    !place.gap && button(room.t("ui-crosswalk-save-and-stay"), () => save(room, place, true), { kind: "quiet", class: "small", "aria-keyshortcuts": "Control+Shift+Enter" }),
    place.again.size > 0 && pill(room.t("ui-comparing-look-again", { count: place.again.size }), "warn"),
    keysButton(room),
  );
