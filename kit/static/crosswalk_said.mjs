// What one's own group has said, as it will stand when all that waits on this device is recorded.

export const RELATIONS = ["equal", "superset-of", "subset-of", "intersects-with", "no-relationship"];
export const MARKS = { equal: "=", "superset-of": "⊃", "subset-of": "⊂", "intersects-with": "∩", "no-relationship": "∅" };
const INVERSE = { "superset-of": "subset-of", "subset-of": "superset-of" };

export const nodeId = (end) => `${end.framework_id} ${end.ref_id}`;
export const same = (one, other) => one.ref_id === other.ref_id && one.framework_id === other.framework_id;

/** `{mine, bundles}`: mappings and gaps, and what was said of several requirements together. */
export function standing(room) {
  return room.waiting.reduce((said, { act, args, key }) => after(room, said, act, args, key), recorded(room));
}

/** The same without what is still on its way. */
export const recorded = (room) => ({ mine: Object.values(room.own.mine), bundles: Object.values(room.own.bundles) });

/** What stands after an act; what it replaces is gone. */
export function after(room, said, act, args, key = "") {
  const change = { withdraw_mapping, withdraw_gap, withdraw_bundle, state_gap, state_mapping, state_bundle }[act];
  return change ? whole(change(room, said, args, key)) : said;
}

const withdraw_mapping = (room, said, args) => ({ ...said, mine: said.mine.filter((one) => one.mapping_id !== args.mapping_id) });
const withdraw_gap = (room, said, args) => ({ ...said, mine: said.mine.filter((one) => one.gap_id !== args.gap_id) });

function withdraw_bundle(room, said, args) {
  const gone = said.bundles.find((one) => one.bundle_id === args.bundle_id)?.mapping_ids ?? [];
  return { ...said, mine: said.mine.filter((one) => !gone.includes(one.mapping_id)) };
}

function state_gap(room, said, args, key) {
  const gap = { ...args, gap_id: `waiting-${key}`, why: { text: args.justification, lang: args.lang }, words: gapWords(room, args.framework_id), waiting: true };
  return { ...said, mine: [...said.mine.filter((one) => !sameGap(one, args)), gap] };
}

const state_mapping = (room, said, args, key) => ({ ...said, mine: with_(room, said.mine, args, `waiting-${key}`) });

function state_bundle(room, said, args, key) {
  const pairs = args.subjects.flatMap((subject) => args.objects.map((object) => ({ ...args, subject, object, relation: follows(room, args.relation, args.subjects.length, args.objects.length) })));
  const ids = pairs.map((pair, index) => `waiting-${key}-${index}`);
  const bundle = { ...args, bundle_id: `waiting-${key}`, mapping_ids: ids, mark: MARKS[args.relation], why: { text: args.justification, lang: args.lang }, words: `${refs(args.subjects)} ${MARKS[args.relation]} ${refs(args.objects)}`, waiting: true };
  return { mine: pairs.reduce((mine, pair, index) => with_(room, mine, pair, ids[index]), said.mine), bundles: [...said.bundles, bundle] };
}

export const refs = (ends) => ends.map((end) => end.ref_id).join(" + ");

/** A mapping added, and what it replaces taken away. */
function with_(room, mine, args, id) {
  const kept = mine.filter((one) => !samePair(one, args) && !(args.relation !== "no-relationship" && fills(args, one)));
  return [...kept, { ...args, mapping_id: id, why: { text: args.justification, lang: args.lang }, mark: MARKS[args.relation], words: relationWords(room, args), waiting: true }];
}

/** A bundle stands while all its mappings do. */
const whole = ({ mine, bundles }) => {
  const ids = new Set(mine.map((one) => one.mapping_id));
  return { mine, bundles: bundles.filter((one) => one.mapping_ids.every((id) => ids.has(id))) };
};

const sameGap = (one, args) => !one.object && same(one.subject, args.subject) && one.framework_id === args.framework_id;
const fills = (args, one) =>
  !one.object && [[args.subject, args.object], [args.object, args.subject]].some(([a, b]) => same(one.subject, a) && one.framework_id === b.framework_id);
const samePair = (one, args) =>
  Boolean(one.object) && ((same(one.subject, args.subject) && same(one.object, args.object)) || (same(one.subject, args.object) && same(one.object, args.subject)));

/** What a relation between two sides taken together says of each single pair; the server's rule. */
export const follows = (room, relation, ours, theirs) => room.shared.follows[relation][`${side(ours)} ${side(theirs)}`];
export const side = (count) => (count > 1 ? "several" : "one");

const nameOf = (room, id) => room.shared.frameworks.find((one) => one.id === id)?.name ?? "";

export const relationWords = (room, mapping) =>
  room.t(`ui-crosswalk-relation-${mapping.relation}`, { subject: nameOf(room, mapping.subject.framework_id), object: nameOf(room, mapping.object.framework_id) });

/** "No counterpart", or for a list that we hold only in part: "not in the part we know". */
export function gapWords(room, id) {
  const framework = room.shared.frameworks.find((one) => one.id === id);
  return room.t(framework?.complete ? "ui-crosswalk-gap-whole" : "ui-crosswalk-gap-part", { name: framework?.name ?? "" });
}

/** What an answer says of a requirement: in which framework it was looked for; null: nothing. */
export function towards(one, here) {
  if (same(one.subject, here)) return one.object?.framework_id ?? one.framework_id;
  return one.object && same(one.object, here) ? one.subject.framework_id : null;
}

/** What the group said of a pair, seen from its first requirement. */
export function saidOf(mine, subject, object) {
  const found = mine.find((one) => samePair(one, { subject, object }));
  if (!found) return null;
  const relation = same(found.subject, subject) ? found.relation : (INVERSE[found.relation] ?? found.relation);
  return { ...found, relation, mark: MARKS[relation] };
}
