// The way to a row of the crosswalk: for a group the pair stands in its form, for others in the table.

import { fresh, go, nodeId, saidOf } from "./crosswalk_place.mjs";

/** Two lists side by side, where rows are. */
export const SIDE_BY_SIDE = { all: false, standards: false };
const PATIENCE = 40; // looks for a row that may still be on its way

/** Go where `{ours, theirs, ref, other}` is: a pair, or without `other` the gap of a requirement. */
export function goToRow(room, place, where) {
  const { ours, theirs, ref, other } = seenFrom(place, where);
  if (room.own.may_judge && !room.shared.closed) {
    const before = other && saidOf(place.mine ?? [], { framework_id: ours, ref_id: ref }, { framework_id: theirs, ref_id: other });
    const said = before ? { relation: before.relation, rationale: before.rationale, strength: before.strength } : {};
    go(room, { ...fresh({ ours, theirs, ref, ...(other && { others: [other], there: theirs }), ...said }), ...SIDE_BY_SIDE });
    return soon(() => document.querySelector(".judging"));
  }
  const ends = [nodeId({ framework_id: ours, ref_id: ref }), other ? nodeId({ framework_id: theirs, ref_id: other }) : theirs];
  const keys = other ? [ends.join(" "), [...ends].reverse().join(" ")] : [`gap ${ends.join(" ")}`];
  return arrive(room, { ours, theirs, ref }, "table", keys);
}

/** Go where what nobody has reached yet is listed. */
export function goToOpen(room, place, where) {
  if (room.own.may_judge && !room.shared.closed) return goToRow(room, place, where);
  return arrive(room, { ours: where.ours, theirs: where.theirs, ref: null }, "coverage", [where.ours]);
}

function arrive(room, where, tab, keys) {
  go(room, { ...fresh(where), ...SIDE_BY_SIDE, tab });
  soon(() => document.querySelector(`.view-${tab}`) && [...document.querySelectorAll(`.view-${tab} :is(tr, li, section)`)].find((one) => keys.includes(one.kitKey)));
}

/** Go where what came of it is looked at in one way; a group has its form above that. */
export function goToView(room, where) {
  go(room, { ...where, ...SIDE_BY_SIDE });
  soon(() => document.querySelector(`.right:has(.view-${where.tab})`), "start");
}

/** The frameworks keep the sides on which they are, where both are in sight already. */
function seenFrom(place, where) {
  const turned = where.other && place.ours?.id === where.theirs && place.theirs?.id === where.ours;
  return turned ? { ours: where.theirs, theirs: where.ours, ref: where.other, other: where.ref } : where;
}

function soon(find, block = "center", left = PATIENCE) {
  const found = find();
  if (!found && left) return void setTimeout(() => soon(find, block, left - 1), 75);
  if (!found) return;
  found.setAttribute("tabindex", "-1");
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block });
}
