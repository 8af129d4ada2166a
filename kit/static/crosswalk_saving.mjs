// Saving what is said. The text leaves its draft only into the outbox, and comes back if refused.

import { ALL, draftName, end, here, nextOf, open, turnTo } from "./crosswalk_place.mjs";
import { focusSoon, soon } from "./crosswalk_picking.mjs";
import { MARKS } from "./crosswalk_said.mjs";
import { say } from "./crosswalk_undo.mjs";

const SECOND_CLICK = 800; // milliseconds in which the other half of a double click comes

/** Say it, and go on: to the next requirement, or with `stay` to another counterpart of this one. */
export function save(room, place, stay = false) {
  if (isSecondClick(room, place)) return;
  const name = draftName(place);
  const draft = room.draft(name);
  const reason = (draft.value ?? "").trim();
  const missing = whatIsMissing(place, reason);
  room.local.missing = missing;
  if (missing) {
    focusSoon({ other: "[data-search]", relation: ".relations button", why: "#why", where: ".where input" }[missing]);
    room.redraw();
    return;
  }
  const acts = actsOf(room, place, { justification: reason, lang: room.lang });
  const giveBack = () => draft.set([reason, draft.value === reason ? "" : draft.value].filter(Boolean).join("\n"));
  say(room, acts, { words: inShort(room, place), back: asItStands(place), giveBack });
  room.device("crosswalk-reason").set(reason);
  draft.clear();
  room.local.pairSaved = { name, at: performance.now() };
  goOn(room, place, acts, stay);
}

function whatIsMissing(place, reason) {
  if (place.gap && place.theirs.id === ALL && !place.where) return "where";
  if (!place.gap && !place.object) return "other";
  if (!place.gap && !place.relation) return "relation";
  return reason ? null : "why";
}

/** One act for a pair, for a bundle, for a gap; several only for a gap in all that is open. */
function actsOf(room, place, reason) {
  const subject = here(place);
  if (place.gap) return gapsIn(place).map((one) => ["state_gap", { subject, framework_id: one.id, ...reason }]);
  const how = { relation: place.relation, rationale: place.rationale, strength: place.strength, ...reason };
  const subjects = place.ourRows.map((row) => end(place.ours, row));
  const objects = place.objects.map((row) => end(place.there, row));
  if (subjects.length * objects.length > 1) return [["state_bundle", { subjects, objects, ...how }]];
  return [["state_mapping", { subject, object: objects[0], ...how }]];
}

const gapsIn = (place) => (place.theirs.id !== ALL ? place.targets : place.where === ALL ? open(place) : place.targets.filter((one) => one.id === place.where));

function inShort(room, place) {
  if (place.gap) return room.t("ui-comparing-none-in", { ref: place.subject.ref_id, names: gapsIn(place).map((one) => one.name).join(", ") });
  const side = (rows) => rows.map((row) => row.ref_id).join(" + ");
  return `${side(place.ourRows)} ${MARKS[place.relation]} ${side(place.objects)}`;
}

/** What leads back to where it was said. */
const asItStands = ({ ours, theirs, subject, gap, where, there, objects, together, relation, rationale, strength }) => ({
  ours: ours.id,
  theirs: theirs.id,
  ref: subject.ref_id,
  there: where ?? there?.id ?? null,
  others: objects.map((row) => row.ref_id),
  together,
  gap,
  relation,
  rationale,
  strength,
});

/** With all others at once a requirement is done when each list has an answer. */
function goOn(room, place, acts, stay) {
  const answered = new Set(acts.map(([, args]) => args.framework_id ?? (args.object ?? args.objects[0]).framework_id));
  const left = open(place).filter((one) => !answered.has(one.id));
  const isDone = !stay && (place.theirs.id !== ALL || !left.length);
  document.querySelector(".judging")?.focus({ preventScroll: true }); // a key that comes early belongs to what comes next
  turnTo(room, isDone ? nextOf(place, place.ourRows.map((row) => row.ref_id)).ref_id : place.subject.ref_id);
  soon(lookAtOurs);
}

/** The other half of a double click finds the pair that was just saved, or the next one untouched. */
function isSecondClick(room, place) {
  const { name, at } = room.local.pairSaved ?? { at: -Infinity };
  const isUntouched = !place.gap && !place.object && !place.relation;
  return performance.now() - at < SECOND_CLICK && (isUntouched || name === draftName(place));
}

/** What is to be compared next stands at the top; the hands are at the guesses, else at the search. */
function lookAtOurs() {
  const first = document.querySelector(".judging .guess") ?? document.querySelector(".judging [data-search]");
  const isWaiting = document.activeElement?.matches("body, .judging");
  if (isWaiting && matchMedia("(hover: hover)").matches) first?.focus({ preventScroll: true });
  document.querySelector(".judging .ours")?.scrollIntoView({ block: "nearest" });
}

/** The reason that was given last, once more. */
export function repeatReason(room, place) {
  const before = room.device("crosswalk-reason").get();
  if (!before) return;
  room.draft(draftName(place)).set(before);
  const field = document.getElementById("why");
  field.value = before;
  field.focus();
  field.setSelectionRange(before.length, before.length);
  room.redraw();
}
