// Where a seat is in the crosswalk: which frameworks, which pair, what it is about to say. Kept on
// the device, so that a reload changes nothing; and the group's judgements, those on their way too.

export const RELATIONS = ["equal", "superset-of", "subset-of", "intersects-with", "no-relationship"];
export const MARKS = { equal: "=", "superset-of": "⊃", "subset-of": "⊂", "intersects-with": "∩", "no-relationship": "∅" };
export const RATIONALES = ["syntactic", "semantic", "functional"];
export const STRENGTHS = ["weak", "moderate", "strong"];
const FRESH = { other: null, gap: false, relation: null, rationale: "semantic", strength: "moderate" };

export const nodeId = (end) => `${end.framework_id} ${end.ref_id}`;
const same = (one, other) => nodeId(one) === nodeId(other);

/** Everything the page needs to know about where it is. */
export function placeOf(room) {
  const kept = room.device(kept_as(room)).get() ?? {};
  const frameworks = new Map(room.shared.frameworks.map((one) => [one.id, one]));
  const [first, second] = room.own.pair ?? [];
  const known = frameworks.has(kept.ours) && frameworks.has(kept.theirs) && kept.ours !== kept.theirs;
  const place = { tab: "graph", ...FRESH, ...kept, ...(known ? {} : { ours: first, theirs: second }) };
  const ours = frameworks.get(place.ours);
  const theirs = frameworks.get(place.theirs);
  if (!ours || !theirs) return { ...place, frameworks };
  const mine = judgements(room);
  const subjects = assessable(ours);
  const judged = judgedRefs(mine, ours.id, theirs.id);
  const subject = subjects.find((row) => row.ref_id === place.ref) ?? subjects.find((row) => !judged.has(row.ref_id)) ?? subjects[0];
  const object = place.gap ? undefined : assessable(theirs).find((row) => row.ref_id === place.other);
  return { ...place, frameworks, ours, theirs, subjects, subject, object, mine, judged, ...comparisonOf(room, ours.id, theirs.id) };
}

const kept_as = (room) => `crosswalk-${room.own.group?.number ?? "all"}`;

/** Go elsewhere; what is not named stays. */
export function go(room, change) {
  const cell = room.device(kept_as(room));
  cell.set({ ...cell.get(), ...change });
  room.redraw();
}

export const fresh = (change) => ({ ...FRESH, ...change });
export const assessable = (framework) => framework.rows.filter((row) => row.texts);

/** What is known of two frameworks; one's own group's answers where the others' are hidden. */
function comparisonOf(room, one, other) {
  const names = [`${one} ${other}`, `${other} ${one}`];
  const find = (comparisons) => comparisons[names[0]] ?? comparisons[names[1]];
  return { comparison: find(room.own.comparisons) ?? find(room.shared.comparisons) ?? null };
}

/** The group's judgements as they will stand when all that waits on this device is recorded. */
export function judgements(room) {
  return room.waiting.reduce((mine, { act, args }) => after(room, mine, act, args), room.own.mine);
}

function after(room, mine, act, args) {
  if (act === "withdraw_mapping") return mine.filter((one) => one.mapping_id !== args.mapping_id);
  if (act === "withdraw_gap") return mine.filter((one) => one.gap_id !== args.gap_id);
  if (act === "state_gap") return [...mine.filter((one) => !sameGap(one, args)), { ...args, why: { text: args.justification, lang: args.lang }, words: gapWords(room, args.framework_id), waiting: true }];
  if (act !== "state_mapping") return mine;
  const kept = mine.filter((one) => !samePair(one, args) && !(args.relation !== "no-relationship" && fills(args, one)));
  return [...kept, { ...args, why: { text: args.justification, lang: args.lang }, mark: MARKS[args.relation], words: relationWords(room, args), waiting: true }];
}

const sameGap = (one, args) => !one.object && same(one.subject, args.subject) && one.framework_id === args.framework_id;
const fills = (args, one) =>
  !one.object && [[args.subject, args.object], [args.object, args.subject]].some(([a, b]) => same(one.subject, a) && one.framework_id === b.framework_id);
const samePair = (one, args) =>
  Boolean(one.object) && ((same(one.subject, args.subject) && same(one.object, args.object)) || (same(one.subject, args.object) && same(one.object, args.subject)));

const nameOf = (room, id) => room.shared.frameworks.find((one) => one.id === id)?.name ?? "";

export const relationWords = (room, mapping) =>
  room.t(`ui-crosswalk-relation-${mapping.relation}`, { subject: nameOf(room, mapping.subject.framework_id), object: nameOf(room, mapping.object.framework_id) });

/** "No counterpart", or for a list that we hold only in part: "not in the part we know". */
export function gapWords(room, id) {
  const framework = room.shared.frameworks.find((one) => one.id === id);
  return room.t(framework?.complete ? "ui-crosswalk-gap-whole" : "ui-crosswalk-gap-part", { name: framework?.name ?? "" });
}

/** The numbers of one's own requirements that the group has judged against the other framework. */
function judgedRefs(mine, ours, theirs) {
  const refs = mine.filter((one) => !one.look_again).flatMap((one) => {
    if (!one.object) return one.subject.framework_id === ours && one.framework_id === theirs ? [one.subject.ref_id] : [];
    const ends = [one.subject, one.object];
    if (!ends.some((end) => end.framework_id === theirs)) return [];
    return ends.filter((end) => end.framework_id === ours).map((end) => end.ref_id);
  });
  return new Set(refs);
}

/** What the group said of a pair, seen from its first requirement. */
export function saidOf(mine, subject, object) {
  const found = mine.find((one) => samePair(one, { subject, object }));
  if (!found) return null;
  const turned = same(found.subject, subject) ? found.relation : INVERSE[found.relation];
  return { ...found, relation: turned };
}

const INVERSE = { "superset-of": "subset-of", "subset-of": "superset-of" };
RELATIONS.forEach((relation) => (INVERSE[relation] ??= relation));

/** The requirement to judge next: the first after this one that is not judged yet. */
export function nextOf(place, judged) {
  const at = place.subjects.indexOf(place.subject);
  const ahead = [...place.subjects.slice(at + 1), ...place.subjects.slice(0, at)];
  return ahead.find((row) => !judged.has(row.ref_id)) ?? place.subjects[at + 1] ?? place.subject;
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The rows that hold every word of the search, accents and capitals aside; headings of what is left. */
export function found(rows, search) {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (!wanted.length) return rows;
  const hit = (row) => row.texts && wanted.every((word) => plain(everything(row)).includes(word));
  return rows.filter((row, index) => hit(row) || (row.heading && below(rows, index).some(hit)));
}

const everything = (row) =>
  [row.ref_id, row.title?.text ?? "", ...row.texts.map((one) => one.text), ...row.numbers, ...row.points.flatMap((point) => point.texts.map((one) => one.text))].join(" ");

function below(rows, index) {
  const next = rows.findIndex((row, at) => at > index && row.heading);
  return rows.slice(index + 1, next === -1 ? undefined : next);
}
