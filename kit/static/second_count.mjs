// The second count of votes on paper: from nothing, and only where both are equal do they count.

import { h } from "./dom.mjs";
import { kept } from "./kept.mjs";
import { button, card, said } from "./parts.mjs";
import { NOTHING, tallyGrid, tallyOf } from "./tally.mjs";

export const secondCount = (room) => (room.shared.second_count?.tallies ?? []).map((one) => again(room, room.shared.second_count, one));

function again(room, { round_id, title, grid }, { tally_id, words }) {
  const name = `recount-${tally_id}`;
  const state = kept(room, name, NOTHING);
  const tally = tallyOf(state.value, grid);
  const isSent = room.waiting.some((one) => one.act === "confirm_tally" && one.args.tally_id === tally_id);
  const send = () => {
    const counted = tallyOf(state.value, grid);
    if (!counted) return;
    state.change({ refused: null });
    room.act("confirm_tally", { round_id, tally_id, tally: counted }, { ondone: () => state.clear(), onrefused: (answer) => state.refused(answer) });
  };
  return card(
    { class: "stack second-count", key: name, "aria-label": room.t("ui-voting-recount") },
    h("h2", {}, room.t("ui-voting-recount")),
    h("p", {}, said(title.text, title.lang, "strong"), " · ", words),
    h("p", { class: "soft" }, room.t("ui-voting-recount-hint")),
    tallyGrid(room, { name, grid, state }),
    state.value.refused && h("p", { class: "notice bad", role: "alert" }, h("span", {}, state.value.refused)),
    h("div", { class: "row end" }, button(room.t("ui-voting-recount-do"), send, { kind: "main", disabled: !tally || isSent })),
  );
}
