// Votes on paper or by show of hands: entered here, counted again by a second seat, then they count.

import { h } from "../../dom.mjs";
import { kept } from "../../kept.mjs";
import { answers, ask, button, dialog, disclosure, pill } from "../../parts.mjs";
import { NOTHING, tallyGrid, tallyOf } from "../../tally.mjs";

const TONES = { waiting: "warn", confirmed: "good", withdrawn: "" };

export function paper(room, round) {
  const { tallies } = round;
  if (tallies.why_not) return h("p", { class: "soft small", key: "paper" }, tallies.why_not);
  return h(
    "div",
    { class: "stack tight", key: "paper" },
    tallies.sheets.length > 0 && h("h4", {}, room.t("ui-voting-tallies")),
    tallies.sheets.length > 0 && h("ul", { class: "plain stack tight" }, ...tallies.sheets.map((one) => sheet(room, round, one))),
    tallies.waiting > 0 && h("p", { class: "notice warn" }, room.t("ui-voting-tally-second")),
    disclosure(room.t("ui-voting-tally-enter"), { key: "enter" }, h("p", { class: "soft small" }, room.t("ui-voting-tally-hint"), " ", tallies.free_words), entering(room, round)),
  );
}

const sheet = (room, round, one) =>
  h(
    "li",
    { class: "row between", key: one.tally_id },
    h("span", { class: "row" }, `${one.words} · ${one.voters_words}`, pill(one.state_words, TONES[one.state])),
    one.state !== "withdrawn" && button(room.t("ui-voting-tally-withdraw"), () => ask(room, `withdraw-${one.tally_id}`), { kind: "small" }),
    dialog(room, `withdraw-${one.tally_id}`, room.t("ui-voting-tally-withdraw-title"), h("p", {}, `${one.words} · ${one.voters_words}`), answers(room, room.t("ui-voting-tally-withdraw"), () => room.act("withdraw_tally", { round_id: round.round_id, tally_id: one.tally_id }), { kind: "danger" })),
  );

function entering(room, round) {
  const name = `tally-${round.round_id}`;
  const { grid } = round.tallies;
  const state = kept(room, name, { ...NOTHING, how: "paper" });
  const isSent = room.waiting.some((one) => one.act === "enter_tally");
  const send = () => {
    const tally = tallyOf(state.value, grid);
    if (!tally) return;
    state.change({ refused: null });
    room.act("enter_tally", { round_id: round.round_id, how: state.value.how, tally }, { ondone: () => state.clear(), onrefused: (answer) => state.refused(answer) });
  };
  return h(
    "div",
    { class: "stack" },
    h("fieldset", { class: "row" }, h("legend", { class: "label" }, room.t("ui-voting-tally-how")), ...["paper", "hands"].map((how) => h("label", { class: "tick", key: how }, h("input", { type: "radio", name: "tally-how", checked: state.value.how === how, onchange: () => state.change({ how }) }), h("span", {}, room.t(`ui-voting-tally-how-${how}`))))),
    tallyGrid(room, { name, grid, state }),
    state.value.refused && h("p", { class: "notice bad", role: "alert" }, h("span", {}, state.value.refused)),
    h("div", { class: "row end" }, button(room.t("ui-voting-tally-send"), send, { kind: "main", disabled: isSent || !tallyOf(state.value, grid) })),
  );
}
