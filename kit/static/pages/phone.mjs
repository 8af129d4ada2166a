// The phone of a participant: it follows the agenda, from ideas over the ballot to the results.

import { aloud } from "../aloud.mjs";
import { ballot, deadline, isWide } from "../ballot.mjs";
import { notCounted } from "../ballot_receipt.mjs";
import { h } from "../dom.mjs";
import { button, card, empty, frame, groupMark, pill, said } from "../parts.mjs";
import { results } from "../published.mjs";

export default function page(room) {
  const { shared, own } = room;
  const group = shared.groups[own.group_id];
  const header = {
    mark: group && groupMark(group.number, { role: "img", "aria-label": called(room, group) }),
    title: shared.round ? shared.round.title.text : (shared.moment?.title.text ?? shared.title.text),
    deadline: deadline(room),
  };
  return frame(
    room,
    header,
    shared.invented && h("p", { class: "notice warn", key: "invented" }, room.t("ui-phone-invented")),
    !KEEPS && h("p", { class: "notice warn", key: "forgets" }, room.t("ui-phone-forgets")),
    aloud(room, header.deadline),
    h("div", { class: `phone stack ${isWide(room) ? "wide" : ""}`, key: "now" }, ...now(room, group), device(room)),
  );
}

/** Whether this browser keeps anything: a private window, or one without room, may not. */
const KEEPS = (() => {
  try {
    localStorage.setItem("kit:keeps", "1");
    return localStorage.getItem("kit:keeps") === "1";
  } catch {
    return false;
  }
})();

const device = (room) => h("p", { class: "soft small row", key: "device" }, KEEPS && h("span", {}, room.t("ui-phone-keeps")), h("a", { href: "/test" }, room.t("ui-check-title")));

/** What the room does now comes first; what was comes below it. */
function now(room, group) {
  const { shared } = room;
  if (shared.closed) return [notCounted(room), ended(room), ...results(room)];
  if (shared.round) return [...ballot(room), room.own.ballot?.may !== "yes" && agenda(room)];
  if (shared.brainstorm === "running") return [...ideas(room, group)];
  if (shared.results) return [notCounted(room), ...results(room), seal(room), agenda(room)];
  return [welcome(room, group), sent(room, room.own.ideas), agenda(room)];
}

const ended = (room) => card({ class: "stack tight", key: "ended" }, h("h2", {}, room.t("ui-phone-ended")), h("p", {}, room.t("ui-phone-seal")));
const seal = (room) => h("p", { class: "soft small", key: "seal" }, room.t("ui-phone-seal"));

const called = (room, { title, number }) => title || room.t("ui-phone-group", { number });

function welcome(room, group) {
  const { shared, own } = room;
  return card(
    { class: "stack tight", key: "welcome" },
    h("h2", {}, room.t("ui-phone-welcome")),
    said(shared.title.text, shared.title.lang, "p"),
    group && h("p", { class: "row" }, groupMark(group.number, { "aria-hidden": "true" }), h("span", {}, called(room, group))),
    own.organisation && h("p", { class: "soft" }, own.organisation),
    h("p", {}, room.t(shared.moment ? "ui-phone-look-up" : "ui-phone-wait")),
    h("p", {}, h("a", { class: "button quiet", href: "/frameworks" }, room.t("ui-frameworks-all"))),
  );
}

const agenda = (room) =>
  h(
    "section",
    { class: "stack tight", key: "agenda" },
    h("h2", {}, room.t("ui-phone-agenda")),
    h(
      "ol",
      { class: "plain agenda" },
      ...room.shared.agenda.map((item, index) =>
        h("li", { class: item.state, key: index, "aria-current": item.state === "now" ? "step" : null }, said(item.title.text, item.title.lang), h("span", { class: "soft small" }, item.state === "coming" ? room.t("ui-phone-minutes", { minutes: item.minutes }) : room.t(`ui-phone-${item.state}`))),
      ),
    ),
  );

// --- ideas -----------------------------------------------------------------------------------

function ideas(room, group) {
  const questions = room.shared.question_sets[group?.question_set] ?? [];
  if (!questions.length) return [empty(room.t("ui-phone-no-group"), room.t("ui-phone-no-group-hint"))];
  const here = questions.find((one) => one.question_id === room.draft("question").value) ?? questions[0];
  const draft = room.draft(`idea-${here.question_id}`);
  const mine = ideasOn(room, here);
  return [
    questions.length > 1 && nav(room, questions, here),
    card(
      { class: "stack", key: here.question_id },
      h("div", { class: "stack tight" }, h("p", { class: "soft small" }, room.t("ui-phone-question-of", { number: here.number, count: questions.length })), said(here.text, here.lang, "h2")),
      h("div", { class: "field" }, h("label", { for: "idea" }, room.t("ui-phone-idea")), h("textarea", {
        id: "idea",
        key: here.question_id,
        maxlength: room.shared.longest,
        "aria-describedby": "idea-hint",
        oncreate: (element) => (element.value = draft.value ?? ""), // set once: see the reporter's page
        oninput: (event) => {
          draft.set(event.target.value);
          room.redraw();
        },
      }), h("p", { class: "soft small", id: "idea-hint" }, room.t("ui-phone-no-names"))),
      button(room.t("ui-phone-send"), () => send(room, here, draft), { kind: "main", "aria-disabled": draft.value?.trim() ? null : "true" }),
    ),
    sent(room, mine),
  ];
}

const nav = (room, questions, here) =>
  h(
    "nav",
    { class: "questions", "aria-label": room.t("ui-phone-questions"), key: "questions" },
    ...questions.map((one) =>
      button(String(one.number), () => {
        room.draft("question").set(one.question_id);
        room.redraw();
      }, { key: one.question_id, "aria-current": one === here ? "true" : null, "aria-label": `${one.number}. ${one.text}` }),
    ),
  );

function send(room, question, draft) {
  const text = (document.getElementById("idea")?.value ?? draft.value ?? "").trim();
  if (!text) return document.getElementById("idea")?.focus();
  const field = document.getElementById("idea");
  if (field) field.value = "";
  draft.clear();
  room.act("send_idea", { question_id: question.question_id, text, lang: room.lang }, { onrefused: () => giveBack(room, draft, text) });
  room.redraw();
}

/** A refused text goes back to where it was typed, if that is still in sight; the notice quotes it
 * otherwise. */
function giveBack(room, draft, text) {
  draft.set([text, draft.value].filter(Boolean).join("\n"));
  const field = document.getElementById("idea");
  if (field) field.value = draft.value;
  room.redraw();
  return Boolean(field);
}

/** Sent ideas, newest first; one that still waits on this device is never called sent. */
function ideasOn(room, question) {
  const waiting = room.waiting.filter((one) => one.act === "send_idea" && !(one.revision <= room.revision)).map((one) => ({ idea_id: one.key, ...one.args, state: one.revision ? "waiting" : "unsaved" }));
  return [...room.own.ideas, ...waiting].filter((one) => one.question_id === question.question_id);
}

const TONE = { unsaved: "warn", waiting: "", taken: "good", removed: "", aside: "" };

const sent = (room, mine) =>
  mine.length > 0 &&
  h(
    "section",
    { class: "stack tight", key: "sent" },
    h("h2", {}, room.t("ui-phone-sent", { count: mine.length })),
    h(
      "ul",
      { class: "plain stack tight", "aria-live": "polite" },
      ...[...mine].reverse().map((one) =>
        h(
          "li",
          { class: "card stack tight", key: one.idea_id },
          said(one.text, one.lang, "p", { class: "words" }),
          h("p", {}, pill(room.t(`ui-phone-idea-${one.state}`), TONE[one.state])),
          one.line && one.line.text !== one.text && h("p", { class: "small" }, h("span", { class: "soft" }, room.t("ui-phone-in-line")), " ", said(one.line.text, one.line.lang)),
        ),
      ),
    ),
  );
