// Where a seat is in the crosswalk: which frameworks, which requirements, what it is about to say.
// Kept on the device, so that a reload changes nothing.

import { saidOf, standing, towards } from "./crosswalk_said.mjs";

export { MARKS, RELATIONS, gapWords, nodeId, saidOf } from "./crosswalk_said.mjs";
export const RATIONALES = ["syntactic", "semantic", "functional"];
export const STRENGTHS = ["weak", "moderate", "strong"];
/** Instead of their framework: all the others. */
export const ALL = "*";
/** `there`: in which framework the chosen ones (`others`) or the gap are; `together`: more of ours. */
const FRESH = { others: [], there: null, together: [], gap: false, relation: null, rationale: "semantic", strength: "moderate" };

/** Everything the page needs to know about where it is. */
export function placeOf(room) {
  const kept = room.device(kept_as(room)).get() ?? {};
  const frameworks = new Map(room.shared.frameworks.map((one) => [one.id, { ...one, rows: room.shared.rows[one.id] ?? null }]));
  const [first, second] = room.own.pair ?? [];
  const known = frameworks.has(kept.ours) && (frameworks.has(kept.theirs) || kept.theirs === ALL) && kept.ours !== kept.theirs;
  const place = { tab: "graph", ...FRESH, ...kept, ...(known ? {} : { ours: first, theirs: second }) };
  if (kept.standards) {
    room.look("* * standards");
    return { ...place, frameworks };
  }
  const ours = frameworks.get(place.ours);
  const targets = place.theirs === ALL ? [...frameworks.values()].filter((one) => one !== ours) : [frameworks.get(place.theirs)];
  if (!ours || !targets[0]) return { ...place, ours, theirs: targets[0], frameworks };
  if (looksAtAll(room, kept, frameworks)) return { ...place, ours, theirs: targets[0], frameworks, all: true };
  const theirs = place.theirs === ALL ? others(room, targets) : targets[0];
  room.look(`${ours.id} ${theirs.id} ${lookOf(place)}`);
  if (!ours.rows || targets.some((one) => !one.rows)) return { ...place, frameworks, ours, theirs, onItsWay: true };
  const { mine, bundles } = standing(room);
  const subjects = assessable(ours);
  const progress = answered(mine, ours.id, targets.map((one) => one.id));
  const subject = subjects.find((row) => row.ref_id === place.ref) ?? subjects.find((row) => progress.again.has(row.ref_id)) ?? subjects.find((row) => !progress.judged.has(row.ref_id)) ?? subjects[0];
  return { ...place, frameworks, ours, theirs, targets, subjects, subject, mine, bundles, ...progress, ...chosen(place, subjects, subject, targets), ...comparisonOf(room, ours.id, theirs.id) };
}

const LOOKED_AT = ["checks", "disagreements"]; // tabs whose content comes only where somebody looks

const lookOf = ({ tab, everywhere }) => (LOOKED_AT.includes(tab) ? `${tab}${everywhere ? "-all" : ""}` : "pair");

/** Whether all lists are looked at together; who judges begins with two. */
const looksAtAll = (room, kept, frameworks) => frameworks.size > 2 && (kept.all ?? !room.own.may_judge);

/** All other frameworks, where one of them would stand. */
function others(room, targets) {
  const rows = targets.every((one) => one.rows) ? targets.flatMap((one) => one.rows) : null;
  return { id: ALL, name: room.t("ui-comparing-all-others"), country: "∗", rows, complete: false, known: "", source: "", audience: { text: "", lang: room.lang }, beyond: null, total: targets.reduce((total, one) => total + one.total, 0) };
}

/** The rows that are compared: one or several of theirs, one or several of ours. */
function chosen(place, subjects, subject, targets) {
  const there = targets.find((one) => one.id === place.there) ?? (targets.length === 1 ? targets[0] : null);
  const objects = place.gap || !there ? [] : place.others.map((ref) => assessable(there).find((row) => row.ref_id === ref)).filter(Boolean);
  const together = place.gap ? [] : subjects.filter((row) => row !== subject && place.together.includes(row.ref_id));
  const where = place.gap && (place.there === ALL || there) ? place.there : null;
  return { there, where, objects, object: objects[0], together: together.map((row) => row.ref_id), ourRows: [subject, ...together] };
}

const kept_as = (room) => `crosswalk-${room.own.group?.number ?? "all"}`;

/** Go elsewhere; what is not named stays. */
export function go(room, change) {
  const cell = room.device(kept_as(room));
  cell.set({ ...cell.get(), ...change });
  room.redraw();
}

/** Turn to another requirement of ours, with nothing chosen yet. */
export function turnTo(room, ref) {
  Object.assign(room.local, { missing: null, search: "", unfolded: false });
  go(room, fresh({ ref }));
}

export const fresh = (change) => ({ ...FRESH, ...change });
export const assessable = (framework) => framework.rows.filter((row) => row.texts);
export const end = (framework, row) => ({ framework_id: framework.id, ref_id: row.ref_id });
export const here = (place) => end(place.ours, place.subject);

/** What is known of two frameworks; one's own group's answers where the others' are hidden. */
function comparisonOf(room, one, other) {
  const names = [`${one} ${other}`, `${other} ${one}`];
  const find = (comparisons) => comparisons[names[0]] ?? comparisons[names[1]];
  return { comparison: find(room.own.comparisons) ?? find(room.shared.comparisons) ?? null, picture: room.own.picture ?? room.shared.picture };
}

/** Per requirement of ours the frameworks that the group has answered for; `again`: look again. */
function answered(mine, ours, targets) {
  const done = new Map();
  const again = new Set();
  for (const one of mine) {
    for (const end_ of [one.subject, one.object]) {
      const where = end_?.framework_id === ours && towards(one, end_);
      if (!where || !targets.includes(where)) continue;
      if (one.look_again) again.add(end_.ref_id);
      else done.set(end_.ref_id, (done.get(end_.ref_id) ?? new Set()).add(where));
    }
  }
  const judged = new Set([...done.keys()].filter((ref) => done.get(ref).size === targets.length));
  return { done, again, judged };
}

/** What the group's answers say of the present requirement towards one framework, or all looked at. */
export const answersHere = (place, framework_id = null) =>
  place.mine.filter((one) => {
    const where = towards(one, here(place));
    return where && (framework_id ? where === framework_id : place.targets.some((target) => target.id === where));
  });

export const isRelated = (place, framework_id) => answersHere(place, framework_id).some((one) => one.object && one.relation !== "no-relationship");

/** The frameworks in which the present requirement was neither found nor said to be missing. */
export const open = (place) => place.targets.filter((one) => !answersHere(place, one.id).some((said) => !said.look_again && (!said.object || said.relation !== "no-relationship")));

export const saidHere = (place, framework, row) => saidOf(place.mine, here(place), end(framework, row));

/** The requirement to judge next: first what wants another look, then what is not judged yet. */
export function nextOf(place, justDone = []) {
  const at = place.subjects.indexOf(place.subject);
  const ahead = [...place.subjects.slice(at + 1), ...place.subjects.slice(0, at)];
  const isLeft = (row) => !justDone.includes(row.ref_id);
  const isOpen = (row) => isLeft(row) && !place.judged.has(row.ref_id);
  return ahead.find((row) => isLeft(row) && place.again.has(row.ref_id)) ?? ahead.find(isOpen) ?? place.subjects[at + 1] ?? place.subject;
}

/** Under which name the reason for what is chosen now is kept on the device. */
export function draftName(place, change = {}) {
  const { ours, there, together, gap, others: theirs } = { ...place, others: place.objects.map((row) => row.ref_id), ...change };
  const where = gap ? place.theirs.id : (there?.id ?? there ?? place.theirs.id);
  const refs = [place.subject.ref_id, ...together].sort().join("+");
  return `why ${ours.id} ${refs} ${where} ${gap ? "none" : [...theirs].sort().join("+")}`;
}
