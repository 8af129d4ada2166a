// Closing by hand, asked twice: a closed round never opens again.

import { h } from "../../dom.mjs";
import { answers, dialog, tick } from "../../parts.mjs";

export function closing(room, round) {
  const sure = Boolean(room.local.sureToClose);
  const missing = round.entitled - round.voted;
  const { waiting } = round.tallies;
  return dialog(
    room,
    "close-round",
    room.t("ui-voting-close-round-title"),
    h("p", {}, round.turnout_words),
    missing > 0 && h("p", { class: "notice warn" }, room.t("ui-voting-still-missing", { count: missing })),
    round.few && h("p", { class: "notice bad" }, round.few),
    waiting > 0 && h("p", { class: "notice bad" }, room.t("ui-voting-tallies-waiting", { count: waiting })),
    tick(room.t("ui-voting-never-reopens"), sure, (on) => ((room.local.sureToClose = on), room.redraw())),
    answers(room, room.t("ui-voting-close-round"), () => {
      room.local.sureToClose = false;
      room.act("close_round", { round_id: round.round_id, confirmed: true });
    }, { disabled: !sure }),
  );
}
