// What one's own group answered, with the way to take it back or to confirm it.

import { h } from "./dom.mjs";
import { button, empty, pill, said } from "./parts.mjs";
import { answersHere, assessable, here } from "./crosswalk_place.mjs";
import { nodeId, refs, same } from "./crosswalk_said.mjs";

const idOf = (one) => one.bundle_id ?? one.mapping_id ?? one.gap_id;

/** What was said together stands as one answer; its mappings are not listed again. */
function gathered(place, mine) {
  const wanted = new Set(mine.map((one) => one.mapping_id).filter(Boolean));
  const bundles = place.bundles.filter((one) => one.mapping_ids.some((id) => wanted.has(id)));
  const within = new Set(bundles.flatMap((one) => one.mapping_ids));
  return [...bundles, ...mine.filter((one) => !within.has(one.mapping_id))].sort((one, other) => Boolean(other.look_again) - Boolean(one.look_again));
}

/** What one's own group already said of this requirement. */
export function ownAnswers(room, place) {
  const found = gathered(place, answersHere(place));
  return found.length > 0 && h("ul", { class: "answers small", "aria-label": room.t("ui-comparing-said-already") }, found.map((one) => ownAnswer(room, one, here(place))));
}

/** One answer; `at` is the requirement beside which it stands. */
export function ownAnswer(room, one, at = null) {
  const other = one.object && (at && same(one.object, at) ? one.subject : one.object);
  const ref = one.bundle_id ? `${refs(one.subjects)} ${refs(one.objects)}` : `${one.subject.ref_id} ${other?.ref_id ?? ""}`.trim();
  return h(
    "li",
    { key: idOf(one), class: one.look_again ? "again" : null },
    h("span", {}, other && h("strong", {}, other.ref_id, " "), one.words, h("span", { class: "soft" }, " · ", said(one.why.text, one.why.lang)), one.look_again && h("span", { class: "block warn-words" }, one.look_again)),
    h("span", { class: "acts" }, one.waiting ? pill(room.t("ui-crosswalk-on-its-way"), "warn") : acts(room, one, ref)),
  );
}

const acts = (room, one, ref) => [
  one.look_again && button(room.t("ui-comparing-still-right"), () => restate(room, one), { class: "small", "aria-label": `${room.t("ui-comparing-still-right")}: ${ref}` }),
  button(room.t("ui-crosswalk-take-back"), () => takeBack(room, one), { kind: "quiet", "aria-label": room.t("ui-crosswalk-take-back-this", { ref }) }),
];

function takeBack(room, one) {
  if (one.bundle_id) return room.act("withdraw_bundle", { bundle_id: one.bundle_id });
  return one.mapping_id ? room.act("withdraw_mapping", { mapping_id: one.mapping_id }) : room.act("withdraw_gap", { gap_id: one.gap_id });
}

/** Say once more what was said. */
export function restate(room, one) {
  const reason = { justification: one.why.text, lang: one.why.lang };
  if (!one.bundle_id && !one.object) return room.act("state_gap", { subject: one.subject, framework_id: one.framework_id, ...reason });
  const how = { relation: one.relation, rationale: one.rationale, strength: one.strength, ...reason };
  if (one.bundle_id) return room.act("state_bundle", { subjects: one.subjects, objects: one.objects, ...how });
  return room.act("state_mapping", { subject: one.subject, object: one.object, ...how });
}

/** All the group said between the frameworks looked at. */
export function mine(room, place) {
  const looked = new Set([place.ours.id, ...place.targets.map((one) => one.id)]);
  const between = gathered(place, place.mine.filter((one) => [one.subject.framework_id, one.object?.framework_id ?? one.framework_id].every((id) => looked.has(id)) && names_ours(place, one)));
  if (!between.length) return empty(room.t("ui-crosswalk-nothing-said"), room.t("ui-crosswalk-nothing-said-hint"));
  return h("ul", { class: "plain answers" }, between.map((one) => ownRow(room, place, one)));
}

const names_ours = (place, one) => [one.subject.framework_id, one.object?.framework_id, one.framework_id].includes(place.ours.id);

function ownRow(room, place, one) {
  const ends = one.bundle_id ? [...one.subjects, ...one.objects] : [one.subject, one.object].filter(Boolean);
  return h("li", { class: "card", key: `row ${idOf(one)}` }, ends.map((end) => h("p", { key: nodeId(end) }, requirement(place, end))), h("ul", { class: "answers small" }, ownAnswer(room, one)));
}

function requirement(place, end) {
  const framework = place.frameworks.get(end.framework_id);
  const row = framework?.rows && assessable(framework).find((each) => each.ref_id === end.ref_id);
  return [h("strong", {}, end.ref_id), " ", row && said(row.label.text, row.label.lang, "span", { class: "soft" })];
}
