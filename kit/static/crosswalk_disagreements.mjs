// What there is to talk about: how far groups agree, where they differ and why, what was settled.

import { h } from "./dom.mjs";
import { agreement } from "./agreement.mjs";
import { button, empty } from "./parts.mjs";
import { whereToLook } from "./crosswalk_checks.mjs";
import { go } from "./crosswalk_place.mjs";
import { goToRow } from "./crosswalk_row.mjs";
import { answer, ends, hanging, settlement } from "./points.mjs";

export function disagreements(room, place) {
  const { talk } = room.shared;
  if (!talk) return h("p", { class: "soft", role: "status" }, room.t("ui-judging-on-its-way"));
  const { order, points } = talk.to_settle;
  const hidden = !place.everywhere && place.comparison?.hidden;
  return h(
    "div",
    { class: "stack" },
    whereToLook(room, place),
    hidden ? empty(room.t("ui-crosswalk-blind"), place.comparison.note) : [how(room, talk), h("h3", {}, room.t("ui-fac-disagreements", { count: order.length })), order.length ? [room.seat?.role === "facilitator" && h("p", { class: "soft" }, room.t("ui-judging-settle-there")), h("ol", { class: "plain stack" }, order.map((key) => differing(room, place, key, points[key])))] : empty(room.t("ui-crosswalk-no-disagreements"), room.t("ui-crosswalk-no-disagreements-hint")), agreed(room, talk.settled)],
  );
}

const how = (room, talk) => h("section", { class: "stack tight" }, h("h3", {}, room.t("ui-judging-agreement")), agreement(room, talk.agreement));

const differing = (room, place, key, point) =>
  h(
    "li",
    { class: "card stack tight disagreement", key, oncreate: (element) => place.point === key && arrive(room, element) },
    ends(room, point),
    h("ul", { class: "plain point-answers" }, point.answers.map((one) => answer(point, one))),
    hanging(point),
    h("div", { class: "row" }, button(room.t("ui-findings-go"), () => goToRow(room, place, whereOf(point)), { kind: "small", "aria-label": `${room.t("ui-findings-go")}: ${point.subject.ref_id}${point.object ? ` ↔ ${point.object.ref_id}` : ""}` })),
  );

/** Somebody came from the facilitator's page to read this one. */
function arrive(room, element) {
  element.setAttribute("tabindex", "-1");
  setTimeout(() => {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
    go(room, { point: null });
  }, 100); // the page around it is still being drawn
}

/** Where a point is: a pair, or the gap of a requirement. */
const whereOf = (point) => ({ ours: point.subject.framework_id, theirs: point.towards.framework_id, ref: point.subject.ref_id, other: point.object?.ref_id ?? null });

const agreed = (room, settled) => settled.order.length > 0 && [h("h3", {}, room.t("ui-judging-settled", { count: settled.order.length })), h("ol", { class: "plain stack" }, settled.order.map((id) => settlement(room, settled.settlements[id])))];
