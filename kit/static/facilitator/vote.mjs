// The voting desk: the round that runs, or the one to open next; what closed before; what is planned.

import { h } from "../dom.mjs";
import { disclosure, empty, pill, said } from "../parts.mjs";
import { results as resultsOf } from "../results.mjs";
import { style } from "../style.mjs";
import { planCard } from "./voting/plan_card.mjs";
import { planForm } from "./voting/plan_form.mjs";
import { afterwards } from "./voting/review.mjs";
import { openRound } from "./voting/running.mjs";

style("voting.css");

export function vote(room) {
  const { round, plans, results, closed_at: closed } = room.shared;
  const next = round || closed ? [] : planned(room);
  const past = [...results.flatMap((one) => [h("h3", { key: `title-${one.round_id}` }, said(one.title.text, one.title.lang), " ", pill(room.t("ui-voting-closed-at", { time: room.time(one.closed_at) }))), resultsOf(room, one)]), afterwards(room)];
  return [
    round && openRound(room, round),
    !round && !closed && !plans.length && empty(room.t("ui-voting-no-plans"), room.t("ui-voting-no-plans-hint")),
    ...(dueNow(room) ? [...next, ...past] : [...past, ...next]),
    !closed && planForm(room),
  ];
}

/** Whether a round is to be opened in this part of the agenda; otherwise its results come first. */
const dueNow = ({ shared: { plans, clock } }) => plans.find((plan) => plan.plan_id === clock?.round && !plan.runs);

/** The round whose turn it is, and the one just planned; any other one is behind a click. */
function planned(room) {
  const { plans } = room.shared;
  const due = dueNow(room) ?? plans.find((plan) => !plan.runs);
  const shown = plans.filter((plan) => plan === due || plan.plan_id === room.local.justPlanned);
  const rest = plans.filter((plan) => !shown.includes(plan));
  return [...shown.map((plan) => planCard(room, plan)), rest.length > 0 && disclosure(room.t("ui-voting-other-rounds"), { key: "other-rounds" }, ...rest.map((plan) => planCard(room, plan)))];
}
