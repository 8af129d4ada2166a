// Choosing what is compared: one of theirs or several, more of ours, or none. What was typed for a
// choice goes along when it grows or shrinks, and what the group said before stands there again.

import { draftName, go, isRelated, open, saidHere } from "./crosswalk_place.mjs";

/** Choose their requirement; `onwards`: the hands go on to the relation. */
export function pick(room, place, framework, row, onwards = false) {
  const before = saidHere(place, framework, row);
  const change = { gap: false, there: framework.id, others: [row.ref_id] };
  const draft = room.draft(draftName(place, change));
  if (before && !draft.value) draft.set(before.why.text);
  else if (!place.objects.length && !place.gap) carry(room, place, change);
  settle(room, place, { ...change, relation: before?.relation ?? place.relation, rationale: before?.rationale ?? place.rationale, strength: before?.strength ?? place.strength });
  if (onwards) focusSoon(".relations button");
  else soon(() => document.querySelector(".theirs .compared")?.scrollIntoView({ block: "nearest" }));
}

/** Take one more of theirs together with what is chosen, or leave it out again. */
export function toggleTheirs(room, place, framework, row) {
  if (place.there !== framework || !place.objects.length) return pick(room, place, framework, row);
  const now = place.objects.map((each) => each.ref_id);
  const others = now.includes(row.ref_id) ? now.filter((ref) => ref !== row.ref_id) : [...now, row.ref_id];
  return grow(room, place, { others });
}

/** Take one more of ours together with the present one, or leave it out again. */
export function toggleOurs(room, place, ref) {
  const together = place.together.includes(ref) ? place.together.filter((one) => one !== ref) : [...place.together, ref];
  grow(room, place, { together });
}

function grow(room, place, change) {
  carry(room, place, change);
  settle(room, place, { there: place.there?.id ?? null, others: place.objects.map((row) => row.ref_id), together: place.together, ...change });
}

/** What is typed already moves along, unless something waits there. */
function carry(room, place, change) {
  const [from, to] = [room.draft(draftName(place)), room.draft(draftName(place, change))];
  if (!from.value || to.value) return;
  to.set(from.value);
  from.clear();
}

function settle(room, place, change) {
  Object.assign(room.local, { missing: null, unfolded: false });
  go(room, { ref: place.subject.ref_id, ...change });
}

/** Nothing there: in this framework, or in which of them is still to be said. */
export function sayNone(room, place, onwards = false) {
  const left = open(place);
  if (!left.length) return;
  const there = left.length === 1 ? left[0].id : place.gap && onwards ? "*" : null;
  settle(room, place, { gap: true, there, others: [], together: [], relation: null });
  if (onwards) focusSoon(there ? "#why" : ".where input");
}

/** In which framework there is nothing; "*": in all that are open. */
export const sayWhere = (room, place, there) => settle(room, place, { gap: true, there, others: [], together: [] });

export const mayBeNone = (place) => place.targets.some((one) => !isRelated(place, one.id));

export function relate(room, place, name, onwards = false) {
  settle(room, place, { relation: name, gap: false });
  if (onwards) focusSoon("#why");
}

/** Once the page has been drawn again. */
export const soon = (then) => requestAnimationFrame(() => setTimeout(then));

/** The focus goes where the hands go on: at once if that is there, so that no key is lost; else
 * when it is drawn, unless the hands have gone elsewhere meanwhile. */
export function focusSoon(selector) {
  document.querySelector(selector)?.focus();
  const then = document.activeElement;
  soon(() => {
    const now = document.activeElement;
    if ((now === then || now === document.body) && !now.matches(selector)) document.querySelector(selector)?.focus();
  });
}
