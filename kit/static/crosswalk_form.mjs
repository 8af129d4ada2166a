// Comparing: our requirement, theirs, how they relate and why. Made for the keyboard: a guess or a
// search, 1 to 5, why, Ctrl+Enter, and the next requirement stands there.

import { h } from "./dom.mjs";
import { style } from "./style.mjs";
import { assessable, placeOf, turnTo } from "./crosswalk_place.mjs";
import { keysHelp, pressed } from "./crosswalk_keys.mjs";
import { ours } from "./crosswalk_ours.mjs";
import { pick, soon } from "./crosswalk_picking.mjs";
import { saying } from "./crosswalk_say.mjs";
import { theirs } from "./crosswalk_theirs.mjs";
import { lastAct } from "./crosswalk_undo.mjs";

export { frameworkLink } from "./crosswalk_requirement.mjs";

/** The whole form. */
export function form(room, place) {
  style("crosswalk_form.css");
  keepFocus(room);
  return h(
    "section",
    {
      class: "judging",
      tabindex: "-1",
      "aria-label": room.t("ui-crosswalk-judge"),
      onkeydown: (event) => pressed(room, placeOf(room), event),
      onfocusin: () => (room.local.focusInForm = true),
    },
    h("div", { class: "sides" }, h("div", { class: "side" }, ours(room, place), lastAct(room)), theirs(room, place), h("div", { class: "side last" }, saying(room, place))),
    keysHelp(room),
  );
}

/** The focus goes nowhere when what had it is drawn away: the keys would be dead. */
function keepFocus(room) {
  soon(() => {
    const { activeElement, body } = document;
    if (activeElement === body || activeElement?.id === "main") room.local.focusInForm && document.querySelector(".judging")?.focus({ preventScroll: true });
    else room.local.focusInForm = Boolean(activeElement?.closest(".judging"));
  });
}

/** A node of the graph was picked: it is what is compared now. */
export const pickNode = (room, place, node) => {
  if (node.framework_id === place.ours.id) turnTo(room, node.ref_id);
  const framework = place.targets.find((one) => one.id === node.framework_id);
  const row = framework && assessable(framework).find((one) => one.ref_id === node.ref_id);
  if (row) pick(room, place, framework, row);
};
