// The one seat through which each organisation votes; who is left out is named.

import { h } from "../../dom.mjs";
import { field } from "../../parts.mjs";

const LEFT_OUT = "";

/** The seat of an organisation: as chosen, else its first; none where it is left out. */
function seatOf(one, state) {
  const chosen = state.value.seats[one.organisation_id];
  if (chosen === LEFT_OUT) return null;
  return one.seats.find((seat) => seat.seat_id === chosen) ?? one.seats[0] ?? null;
}

export const chosenSeats = (plan, state) => plan.organisations.flatMap((one) => seatOf(one, state)?.seat_id ?? []);

export function organisationsChooser(room, plan, state) {
  const without = plan.organisations.filter((one) => !seatOf(one, state));
  const set = (one) => (event) => state.change({ seats: { ...state.value.seats, [one.organisation_id]: event.target.value } });
  return h(
    "fieldset",
    { class: "stack tight", key: "organisations" },
    h("legend", { class: "label" }, room.t("ui-voting-seats-chosen", { count: plan.organisations.length - without.length, of: plan.organisations.length })),
    h("p", { class: "soft small" }, room.t("ui-voting-seats-hint")),
    h(
      "div",
      { class: "parameters" },
      ...plan.organisations.map((one) =>
        one.seats.length
          ? field([one.title, one.country].filter(Boolean).join(" · "), h("select", { id: `seat-${plan.plan_id}-${one.organisation_id}`, value: seatOf(one, state)?.seat_id ?? LEFT_OUT, onchange: set(one) }, ...one.seats.map((seat) => h("option", { value: seat.seat_id, selected: seatOf(one, state) === seat }, seat.words)), h("option", { value: LEFT_OUT, selected: !seatOf(one, state) }, room.t("ui-voting-seats-left-out"))), { key: one.organisation_id })
          : null,
      ),
    ),
    without.length > 0 && h("p", { class: "warning" }, room.t("ui-voting-seats-without", { names: without.map((one) => one.title).join(", ") })),
  );
}
