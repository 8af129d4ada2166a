// Rounds: what is missing before one can open, the turnout while it runs, closing asked twice, results.

import { h } from "../dom.mjs";
import { answers, ask, button, card, dialog, disclosure, empty, field, pill, progress, said, tick, typed } from "../parts.mjs";
import { results as resultsOf } from "../results.mjs";

export function vote(room) {
  const { round, plans, results } = room.shared;
  const next = round || room.shared.closed_at ? [] : planned(room);
  const past = results.flatMap((one) => [h("h3", { key: `title-${one.round_id}` }, said(one.title.text, one.title.lang), " ", pill(room.t("ui-fac-closed-at", { time: room.time(one.closed_at) }))), resultsOf(room, one)]);
  return [
    round && openRound(room, round),
    !round && !plans.length && empty(room.t("ui-fac-no-plans"), room.t("ui-fac-no-plans-hint")),
    ...(dueNow(room) ? [...next, ...past] : [...past, ...next]),
  ];
}

/** Whether a round is to be opened in this part of the agenda; otherwise its results come first. */
const dueNow = ({ shared: { plans, clock } }) => plans.find((plan) => plan.plan_id === clock?.round && !plan.runs);

/** The round whose turn it is; any other one is behind a click. */
function planned(room) {
  const { plans } = room.shared;
  const due = dueNow(room) ?? plans.find((plan) => !plan.runs);
  const rest = plans.filter((plan) => plan !== due);
  return [due && planCard(room, due), rest.length > 0 && disclosure(room.t("ui-fac-other-rounds"), {}, ...rest.map((plan) => planCard(room, plan)))];
}

// --- while it runs --------------------------------------------------------------------------------

const openRound = (room, round) =>
  card(
    { class: "stack open-round", key: round.round_id },
    h("div", { class: "row between" }, said(round.title.text, round.title.lang, "h3"), pill(room.t(round.secret ? "ui-fac-secret-now" : "ui-fac-open-now"), "good")),
    h("p", { class: "turnout" }, h("strong", { class: "num" }, `${round.voted}/${round.entitled}`), h("span", {}, round.turnout_words)),
    progress(round.voted, round.entitled, { class: "thick" }),
    disclosure(room.t("ui-results-rule"), {}, h("p", {}, round.rule)),
    late(room, round),
    h("div", { class: "row end" }, button(room.t("ui-fac-close-round"), () => ask(room, "close-round"), { kind: "main" })),
    closing(room, round),
  );

const late = (room, round) =>
  round.late.length > 0 &&
  disclosure(
    room.t("ui-fac-late", { count: round.late.length }),
    {},
    h("p", { class: "soft small" }, room.t("ui-fac-late-hint")),
    h("ul", { class: "plain stack tight" }, ...round.late.map((seat) => h("li", { class: "row between", key: seat.seat_id }, h("span", {}, [seat.group?.name, seat.organisation].filter(Boolean).join(" · ") || room.t("ui-fac-somebody")), button(room.t("ui-fac-admit"), () => room.act("admit_seat", { seat_id: seat.seat_id }), { kind: "small" })))),
  );

/** A closed round never opens again: the box must be ticked before the button works. */
function closing(room, round) {
  const sure = Boolean(room.local.sureToClose);
  const missing = round.entitled - round.voted;
  return dialog(
    room,
    "close-round",
    room.t("ui-fac-close-round-title"),
    h("p", {}, round.turnout_words),
    missing > 0 && h("p", { class: "notice warn" }, room.t("ui-fac-still-missing", { count: missing })),
    tick(room.t("ui-fac-never-reopens"), sure, (on) => ((room.local.sureToClose = on), room.redraw())),
    answers(room, room.t("ui-fac-close-round"), () => {
      room.local.sureToClose = false;
      room.act("close_round", { round_id: round.round_id, confirmed: true });
    }, { disabled: !sure }),
  );
}

// --- before it opens --------------------------------------------------------------------------------

function planCard(room, plan) {
  const heads = typed(room, `heads-${plan.plan_id}`);
  const persons = plan.electorate === "persons";
  const count = Number(heads.text);
  const counted = !persons || (heads.text !== "" && Number.isInteger(count) && count >= plan.voters);
  const title = plan.title ?? { text: room.t(plan.runs ? "ui-fac-another-round" : "ui-fac-first-round"), lang: room.lang };
  return card(
    { class: "stack plan", key: plan.plan_id },
    h("div", { class: "row between" }, said(title.text, title.lang, "h3"), pill(plan.kind)),
    h("ul", { class: "plain stack tight checks" }, ...plan.checks.map((check, index) => h("li", { key: index, class: check.ok ? "ok" : "missing" }, h("span", { "aria-hidden": "true" }, check.ok ? "✓" : "✗"), check.text)), persons && headsCheck(room, plan, heads, counted)),
    h("div", { class: "rule" }, h("p", { class: "label" }, room.t("ui-fac-rule-before")), h("p", {}, plan.rule)),
    h("div", { class: "row end" }, button(room.t("ui-fac-open-round"), () => ask(room, `open-${plan.plan_id}`), { kind: "main", disabled: !plan.ready || !counted })),
    dialog(
      room,
      `open-${plan.plan_id}`,
      room.t("ui-fac-open-round-title"),
      ...plan.checks.map((check, index) => h("p", { key: index }, check.text)),
      h("p", {}, plan.rule),
      h("p", { class: "soft" }, room.t("ui-fac-open-round-hint")),
      answers(room, room.t("ui-fac-open-round"), () => {
        heads.clear();
        room.act("open_round", { plan_id: plan.plan_id, ...(persons ? { heads: count } : { seat_ids: plan.seat_ids }) });
      }),
    ),
  );
}

const headsCheck = (room, plan, heads, counted) =>
  h(
    "li",
    { class: counted ? "ok heads" : "missing heads" },
    h("span", { "aria-hidden": "true" }, counted ? "✓" : "✗"),
    field(room.t("ui-fac-heads"), h("input", { id: `heads-${plan.plan_id}`, type: "number", min: 0, max: 5000, inputmode: "numeric", ...heads.props }), { hint: room.t("ui-fac-heads-hint", { count: plan.voters }), class: "narrow" }),
    !counted && heads.text !== "" && h("p", { class: "warning", role: "status" }, room.t("ui-fac-heads-too-few", { count: plan.voters })),
  );
