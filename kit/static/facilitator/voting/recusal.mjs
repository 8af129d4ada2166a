// Recusal: a network does not decide on its own cause. By seat, in open rounds.

import { h } from "../../dom.mjs";
import { kept } from "../../kept.mjs";
import { button, disclosure, field, said } from "../../parts.mjs";

const FRESH = { seat_id: "", ids: [] };

export function recusals(room, round) {
  const { recusal } = round;
  if (!recusal) return h("p", { class: "soft small", key: "recusal" }, room.t("ui-voting-recusal-secret"));
  const standing = Object.entries(recusal.recused);
  return disclosure(
    room.t("ui-voting-recusals", { count: standing.length }),
    { key: "recusal" },
    h("p", { class: "soft small" }, room.t("ui-voting-recusal-hint")),
    standing.length > 0 && h("ul", { class: "plain stack tight" }, ...standing.map(([seat_id, one]) => h("li", { class: "row between", key: seat_id }, h("span", {}, h("strong", {}, one.words), " · ", one.on), button(room.t("ui-voting-recusal-undo"), () => room.act("recuse_seat", { round_id: round.round_id, seat_id, standard_ids: [] }), { kind: "small", "aria-label": room.t("ui-voting-recusal-undo-of", { name: one.words }) })))),
    form(room, round, recusal),
  );
}

function form(room, round, recusal) {
  const state = kept(room, `recuse-${round.round_id}`, FRESH);
  const { seat_id, ids } = state.value;
  const choose = (event) => state.set({ seat_id: event.target.value, ids: recusal.recused[event.target.value]?.standard_ids ?? [] });
  const toggle = (id) => (event) => {
    const before = state.value.ids;
    state.change({ ids: event.target.checked ? [...before, id] : before.filter((one) => one !== id) });
  };
  const send = () => {
    const given = state.value;
    room.act("recuse_seat", { round_id: round.round_id, seat_id: given.seat_id, standard_ids: given.ids }, { ondone: () => state.clear() });
  };
  return h(
    "div",
    { class: "stack tight" },
    field(room.t("ui-voting-recusal-who"), h("select", { id: "recuse-seat", value: seat_id, onchange: choose }, h("option", { value: "", selected: !seat_id }, room.t("ui-voting-recusal-choose")), ...recusal.seats.map((one) => h("option", { value: one.seat_id, selected: one.seat_id === seat_id }, one.words))), { class: "wide" }),
    seat_id && h("fieldset", {}, h("legend", { class: "label" }, room.t("ui-voting-recusal-what")), h("ul", { class: "plain ticks-list" }, ...recusal.standards.map((id, index) => h("li", { key: id }, h("label", { class: "tick" }, h("input", { type: "checkbox", checked: ids.includes(id), onchange: toggle(id) }), h("span", {}, `${index + 1}. `, words(room, id))))))),
    seat_id && h("div", { class: "row" }, button(room.t("ui-voting-recusal-do"), send, { disabled: !ids.length })),
  );
}

function words(room, id) {
  const { text, lang } = room.shared.standards[id];
  return said(text, lang);
}
