// Steering the crosswalk: who compares what and how far they are, what the checks found, what is to settle.

import { h } from "../dom.mjs";
import { fresh, go } from "../crosswalk_place.mjs";
import { SIDE_BY_SIDE } from "../crosswalk_row.mjs";
import { disclosure, empty } from "../parts.mjs";
import { assignForm, overview, pairs } from "./judges.mjs";
import { settled, toConfirm, toSettle } from "./settling.mjs";

export function crosswalk(room) {
  if (!room.shared.judging) return [h("p", { class: "soft", role: "status" }, room.t("ui-judging-on-its-way"))];
  const { frameworks, order } = room.shared.judging;
  if (frameworks.length < 2) return [empty(room.t("ui-fac-no-frameworks"), room.t("ui-fac-no-frameworks-hint"), allFrameworks(room))];
  return [
    h("p", { class: "row" }, h("a", { class: "button", href: room.link("crosswalk"), target: "_blank" }, room.t("ui-fac-open-crosswalk")), allFrameworks(room), checks(room)),
    overview(room),
    pairs(room),
    order.length ? disclosure(room.t("ui-judging-add"), { class: "card adding", key: "adding" }, assignForm(room)) : h("section", { class: "card stack adding", key: "first" }, h("h3", {}, room.t("ui-judging-first")), h("p", { class: "soft" }, room.t("ui-judging-first-hint")), assignForm(room)),
    order.length > 0 && [toSettle(room), settled(room), toConfirm(room)],
  ].flat(Infinity);
}

/** What is looked at here: the section, and the one comparison whose agreement is opened. */
export const lookOf = (room) => ["crosswalk", room.local.agreementOf].filter(Boolean).join(" ");

const allFrameworks = (room) => h("a", { class: "button quiet", href: "/frameworks", target: "_blank" }, room.t("ui-frameworks-all"));

/** How much the checks found, with the way to all of it. */
function checks(room) {
  const found = room.shared.checks;
  const { order, pairs: all } = room.shared.judging;
  if (!order.length) return null;
  const { subject, object } = all[order[0]];
  return h("a", { class: `button quiet checks-link ${found.contradicts ? "danger" : ""}`, href: room.link("crosswalk"), target: "_blank", title: found.words, onclick: () => go(room, { ...fresh({ ours: subject.framework_id, theirs: object.framework_id, ref: null }), ...SIDE_BY_SIDE, tab: "checks", everywhere: true }) }, room.t("ui-judging-checks-open", { count: found.open }), h("span", { class: "unseen" }, found.words));
}
