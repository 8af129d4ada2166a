// Saying something, and taking it back as if it had not been said: what it replaced stands again.

import { h } from "./dom.mjs";
import { button } from "./parts.mjs";
import { go } from "./crosswalk_place.mjs";
import { restate } from "./crosswalk_own.mjs";
import { after, standing } from "./crosswalk_said.mjs";

/** Do these acts as one. `words` say what was done, `back` leads back to it, `giveBack` to its text. */
export function say(room, acts, { words, back, giveBack }) {
  const before = standing(room);
  const later = acts.reduce((said, [act, args], index) => after(room, said, act, args, `later-${index}`), before);
  const gone = (list) => before[list].filter((one) => !later[list].includes(one) && !one.waiting);
  const within = new Set(gone("bundles").flatMap((one) => one.mapping_ids));
  const replaced = [...gone("bundles"), ...gone("mine").filter((one) => !within.has(one.mapping_id))];
  const made = acts.map(([act, args]) => room.act(act, args, { onrefused: () => refused(room, giveBack) }));
  const { last } = room.local;
  if (last?.undone && made.every((one) => last.taken.includes(one))) last.isSaidAgain = true; // a quick hand, before it was taken back
  room.local.last = { words, back, giveBack, made, replaced };
}

function refused(room, giveBack) {
  giveBack();
  Object.assign(room.local, { last: null, pairSaved: null });
}

/** Take the last act back; the page is again where it was said, with its reason in the field. */
export async function undo(room) {
  const { last } = room.local;
  if (!last?.made) return;
  const taken = { undone: last.words, taken: last.made };
  Object.assign(room.local, { last: taken, pairSaved: null });
  go(room, last.back);
  last.giveBack();
  const answers = await Promise.all(last.made);
  if (taken.isSaidAgain) return;
  for (const { ok, result } of answers.filter(Boolean)) if (ok) withdraw(room, result);
  if (answers.some((answer) => answer?.ok)) for (const one of last.replaced) restate(room, one);
}

function withdraw(room, { bundle_id, mapping_id, gap_id }) {
  if (bundle_id) room.act("withdraw_bundle", { bundle_id });
  else if (mapping_id) room.act("withdraw_mapping", { mapping_id });
  else if (gap_id) room.act("withdraw_gap", { gap_id });
}

/** What was done last, with the way back. The region stays, so that voices hear what comes into it. */
export function lastAct(room) {
  const { last } = room.local;
  const dismiss = () => {
    room.local.last = null;
    room.redraw();
  };
  return h(
    "div",
    { class: last ? "last-act" : "unseen", role: "status" },
    last && h("span", {}, room.t(last.made ? "ui-comparing-taken-down" : "ui-comparing-taken-back", { what: last.words ?? last.undone })),
    last?.made && button([room.t("ui-comparing-undo"), h("kbd", { "aria-hidden": "true" }, "Ctrl Z")], () => undo(room), { class: "small", "aria-keyshortcuts": "Control+Z" }),
    last && button("×", dismiss, { kind: "quiet", class: "small", "aria-label": room.t("ui-dismiss") }),
  );
}
