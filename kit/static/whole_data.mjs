// All that is said between the frameworks, ready to be looked up: made once for each view that
// comes, so that drawing every second, hovering and searching cost nothing.

import { plain } from "./plain.mjs";

export const STATES = ["agreed", "candidate", "disputed"];
/** Relations as one filters them: which of two asks for more depends on the side one looks from. */
export const KINDS = { equal: "equal", "superset-of": "more", "subset-of": "more", "intersects-with": "overlap", "no-relationship": "none" };
const TURNED = { "⊃": "⊂", "⊂": "⊃" };

/** The framework of a requirement; of a framework, itself. */
export const frameworkOf = (id) => id.split(" ", 1)[0];
export const numberOf = (id) => id.slice(id.indexOf(" ") + 1);

let latest = {};

/** What a page may show; a group's own answers where the others' are hidden are among it. */
export function told(whole, mine = null) {
  if (latest.whole !== whole || latest.mine !== mine) latest = { whole, mine, told: gathered(whole, mine) };
  return latest.told;
}

function gathered(whole, mine) {
  const gaps = { ...whole.gaps, ...mine?.gaps };
  const judged = { ...whole.pairs, ...mine?.pairs };
  const pairs = { ...followed({ ...whole.inferred, ...mine?.inferred }, judged, gaps), ...judged };
  const ties = new Map(Object.keys(whole.nodes).map((id) => [id, []]));
  for (const [id, pair] of Object.entries(pairs)) {
    if (pair.relation === "no-relationship") continue;
    ties.get(pair.from)?.push({ id, pair, other: pair.to, mark: pair.mark });
    ties.get(pair.to)?.push({ id, pair, other: pair.from, mark: TURNED[pair.mark] ?? pair.mark });
  }
  const order = [...ties.keys()];
  const place = new Map(order.map((id, at) => [id, at]));
  for (const many of ties.values()) many.sort((one, other) => place.get(one.other) - place.get(other.other));
  const gapsOf = new Map();
  for (const gap of Object.values(gaps)) gapsOf.set(gap.from, [...(gapsOf.get(gap.from) ?? []), gap]);
  return { ...whole, pairs, gaps, ties, order, place, gapsOf, matrix: { ...whole.matrix, ...mine?.matrix }, isMine: (name) => Boolean(mine && name in mine.matrix), plain: new Map() };
}

/** What follows through others, where nobody has judged it: an own answer that is hidden from others counts too. */
function followed(inferred, judged, gaps) {
  const isSaid = ([id, one]) => id in judged || `${one.from} > ${frameworkOf(one.to)}` in gaps || `${one.to} > ${frameworkOf(one.from)}` in gaps;
  return Object.fromEntries(Object.entries(inferred).filter((one) => !isSaid(one)));
}

/** `linked`, `gap` (said to have no counterpart, and nothing says otherwise) or `open`. */
export function stateOf(all, id) {
  if (all.ties.get(id).some((tie) => tie.pair.state !== "inferred")) return "linked";
  return all.gapsOf.has(id) ? "gap" : "open";
}

/** Whether the filter lets a pair through; `off` names states and kinds that are put away. */
export const isOn = (pair, off) => !off.includes(pair.state) && !off.includes(KINDS[pair.relation]);

/** In how many other lists a requirement has a counterpart. */
export const reach = (all, id, states = STATES) => new Set(all.ties.get(id).filter((tie) => states.includes(tie.pair.state)).map((tie) => frameworkOf(tie.other))).size;

/** The requirements that hold every word of the search, accents and capitals aside. */
export function found(all, search) {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (!wanted.length) return null;
  return new Set(all.order.filter((id) => wanted.every((word) => wordsOf(all, id).includes(word))));
}

function wordsOf(all, id) {
  if (!all.plain.has(id)) {
    const { title, texts } = all.nodes[id];
    all.plain.set(id, plain([numberOf(id), all.arcs[frameworkOf(id)].called, title?.text ?? "", ...texts.map((one) => one.text)].join(" ")));
  }
  return all.plain.get(id);
}

/** A requirement for those who do not see it: list, number, full text and what it is tied to. */
export function nameOf(room, all, id) {
  const parts = [`${all.arcs[frameworkOf(id)].called} ${numberOf(id)}. ${all.nodes[id].texts[0].text}`];
  for (const { pair, other } of all.ties.get(id)) parts.push(`${all.arcs[frameworkOf(other)].called} ${numberOf(other)}: ${pair.words} (${pair.state_words}).`);
  for (const gap of all.gapsOf.get(id) ?? []) parts.push(`${gap.words} (${gap.state_words}).`);
  if (parts.length === 1) parts.push(room.t("ui-crosswalk-legend-open"));
  return parts.join(" ");
}
