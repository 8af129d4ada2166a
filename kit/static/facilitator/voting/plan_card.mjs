// A planned round before it opens: what is still missing, what is chosen, and the whole of it asked once more.

import { h } from "../../dom.mjs";
import { kept } from "../../kept.mjs";
import { answers, ask, button, card, dialog, field, pill, said } from "../../parts.mjs";
import { chosenSeats, organisationsChooser } from "./choose_seats.mjs";
import { chosenStandards, standardsChooser, standing } from "./choose_standards.mjs";
import { NONE, dateTime, deadlineFields, momentOf, sent } from "./deadline.mjs";
import { plan as planAgain } from "./plan_form.mjs";
import { powerTable } from "./weights.mjs";

const FRESH = { heads: "", off: [], seats: {}, deadline: NONE, refused: null };

const opening = (room, plan) => kept(room, `open-${plan.plan_id}`, FRESH);

export function planCard(room, plan) {
  const state = opening(room, plan);
  const isPersons = plan.electorate === "persons";
  return card(
    { class: "stack plan", key: plan.plan_id },
    h("div", { class: "row between" }, title(room, plan), h("span", { class: "row" }, pill(plan.kind), button(room.t("ui-voting-plan-edit"), () => planAgain(room, plan.plan), { kind: "small", "aria-label": room.t("ui-voting-plan-edit-of", { title: titleOf(room, plan).text }) }))),
    h("ul", { class: "plain stack tight checks" }, ...plan.checks.map((check, index) => h("li", { key: index, class: check.ok ? "ok" : "missing" }, h("span", { "aria-hidden": "true" }, check.ok ? "✓" : "✗"), check.text)), isPersons && headsCheck(room, plan, state)),
    h("div", { class: "rule" }, h("p", { class: "label" }, room.t("ui-voting-rule-before")), h("p", {}, plan.rule)),
    powerTable(room, plan.power),
    standardsChooser(room, plan, state),
    !isPersons && organisationsChooser(room, plan, state),
    deadlineFields(room, `deadline-${plan.plan_id}`, state.value.deadline, (deadline) => state.change({ deadline })),
    state.value.refused && h("p", { class: "notice bad", role: "alert" }, h("span", {}, state.value.refused)),
    h("div", { class: "row end" }, button(room.t("ui-voting-open-round"), () => ask(room, `open-${plan.plan_id}`), { kind: "main", disabled: !isReady(room, plan) })),
    openDialog(room, plan, state),
  );
}

const titleOf = (room, plan) => plan.title ?? { text: room.t(plan.runs ? "ui-voting-another-round" : "ui-voting-first-round"), lang: room.lang };

const title = (room, plan) => said(titleOf(room, plan).text, titleOf(room, plan).lang, "h3", { id: `plan-${plan.plan_id}`, tabindex: "-1" });

/** Heads are counted where persons vote: a seat more than heads would be somebody twice. */
const isCounted = (plan, heads) => plan.electorate !== "persons" || (/^\d{1,4}$/.test(heads) && Number(heads) >= Math.max(1, plan.voters));

function isReady(room, plan) {
  const { heads, deadline } = opening(room, plan).value;
  return plan.ready && isCounted(plan, heads) && chosenStandards(room, opening(room, plan)).length > 0 && (plan.electorate === "persons" || chosenSeats(plan, opening(room, plan)).length > 0) && !Number.isNaN(momentOf(room, deadline));
}

function headsCheck(room, plan, state) {
  const { heads } = state.value;
  const counted = isCounted(plan, heads);
  return h(
    "li",
    { class: counted ? "ok heads" : "missing heads" },
    h("span", { "aria-hidden": "true" }, counted ? "✓" : "✗"),
    field(room.t("ui-voting-heads"), h("input", { id: `heads-${plan.plan_id}`, type: "number", min: 0, max: 5000, inputmode: "numeric", value: heads, oninput: (event) => state.change({ heads: event.target.value }) }), { hint: room.t("ui-voting-heads-hint", { count: plan.voters }), class: "narrow" }),
    !counted && heads !== "" && h("p", { class: "warning", role: "status" }, room.t("ui-voting-heads-too-few", { count: plan.voters })),
  );
}

/** Everything that is fixed from now on, in one place: question, rule, who, until when. */
function openDialog(room, plan, state) {
  const ids = chosenStandards(room, state);
  const moment = momentOf(room, state.value.deadline);
  const voters = plan.electorate === "persons" ? room.t("ui-voting-who-persons", { count: plan.voters, heads: state.value.heads }) : room.t("ui-voting-who-organisations", { count: chosenSeats(plan, state).length, of: plan.organisations.length });
  const rows = [
    ["question", plan.method],
    ["standards", room.t("ui-voting-some-of", { count: ids.length, of: standing(room).length })],
    ["who", `${plan.kind}. ${voters}`],
    ["rule", plan.rule],
    ["until", moment === null ? room.t("ui-voting-closes-by-hand") : dateTime(room, moment)],
  ];
  return dialog(
    room,
    `open-${plan.plan_id}`,
    room.t("ui-voting-open-round-title"),
    h("dl", { class: "opening-facts" }, ...rows.map(([name, words]) => h("div", { key: name }, h("dt", {}, room.t(`ui-voting-opens-${name}`)), h("dd", {}, words)))),
    h("p", { class: "soft" }, room.t("ui-voting-open-round-hint")),
    answers(room, room.t("ui-voting-open-round"), () => open(room, plan)),
  );
}

function open(room, plan) {
  const state = opening(room, plan);
  const { heads, deadline } = state.value;
  const ids = chosenStandards(room, state);
  state.change({ refused: null });
  const args = {
    plan_id: plan.plan_id,
    ...(plan.electorate === "persons" ? { heads: Number(heads) } : { seat_ids: chosenSeats(plan, state) }),
    ...(ids.length < standing(room).length && { standard_ids: ids }),
    ...(deadline.length && { closes_at: sent(momentOf(room, deadline)) }),
  };
  room.act("open_round", args, { ondone: () => state.clear(), onrefused: (answer) => state.refused(answer) });
}
