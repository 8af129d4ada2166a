// Weights of organisations, with the power that each weight gives.

import { h } from "../../dom.mjs";
import { disclosure, field } from "../../parts.mjs";

/** Whether this round counts weights: organisations vote, and the rule adds them up. */
export const weighs = (room, draft) => draft.electorate === "organisations" && draft.rule.name === "double-threshold" && room.shared.plan_form.organisations.length > 0;

/** The weights of organisations in the list; until there is a list, those that the plan came with. */
export function weightsOf(room, draft) {
  const { organisations } = room.shared.plan_form;
  if (!organisations.length) return draft.electorate === "organisations" ? (draft.weights ?? {}) : {};
  if (!weighs(room, draft)) return {};
  return Object.fromEntries(organisations.flatMap(({ title }) => (draft.weights?.[title]?.trim() ? [[title, draft.weights[title].trim()]] : [])));
}

export function weightFields(room, state, draft, power) {
  const set = (title) => (event) => state.change({ weights: { ...state.value.weights, [title]: event.target.value } });
  return disclosure(
    room.t("ui-voting-weights"),
    { key: "weights", open: Object.keys(draft.weights ?? {}).length > 0 },
    h("p", { class: "soft small" }, room.t("ui-voting-weights-hint")),
    h("div", { class: "parameters" }, ...room.shared.plan_form.organisations.map(({ organisation_id, title }) => field(title, h("input", { id: `weight-${organisation_id}`, type: "text", inputmode: "decimal", maxlength: 12, placeholder: "1", value: draft.weights?.[title] ?? "", oninput: set(title) }), { key: organisation_id }))),
    powerTable(room, power),
  );
}

/** In how many coalitions each organisation decides; nothing where all weigh alike. */
export const powerTable = (room, power) =>
  power.length > 0 &&
  h(
    "div",
    { class: "table power" },
    h(
      "table",
      {},
      h("caption", { class: "soft small" }, room.t("ui-voting-power-hint")),
      h("thead", {}, h("tr", {}, ...["organisation", "weight", "power"].map((name) => h("th", { scope: "col", key: name }, room.t(`ui-voting-power-${name}`))))),
      h("tbody", {}, ...power.map((one) => h("tr", { key: one.organisation }, h("th", { scope: "row" }, one.organisation), h("td", { class: "num" }, one.weight), h("td", {}, one.power)))),
    ),
  );
