// The ballot, drawn by one piece of code for phones and for the vote page: one standard at a time on
// a small screen, all of them below each other on a wide one.

import { h } from "./dom.mjs";
import { argue, bytesOf, choose, goOn, handIn, LONGEST_REASONS, settle, sheet } from "./handin.mjs";
import { button, card, countryMark, disclosure, pill, progress, said } from "./parts.mjs";
import { before } from "./published.mjs";
import { style } from "./style.mjs";

style("ballot.css");

const RATINGS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const WIDE = matchMedia("(min-width: 62rem)");
const SIDES = ["keep", "drop", "remark"];
let watching = false;

/** The open round for this seat: its ballot, or a sentence why it has none. */
export function ballot(room) {
  const { round } = room.shared;
  const own = room.own.ballot;
  if (!round || !own || own.round_id !== round.round_id) return [];
  if (own.may !== "yes") return [outside(room, round, own.may)];
  watch(room);
  goOn(room);
  const now = sheet(room);
  return [
    h("p", { class: "unseen", role: "status", key: "ballot-status" }, statusWords(room, now)),
    now.state === "rival" && rivals(room, round, now),
    WIDE.matches ? wide(room, round, now) : narrow(room, round, now),
  ];
}

/** A page that is put away hands in at once; a window that changes its width is drawn again. */
function watch(room) {
  if (watching) return;
  watching = true;
  WIDE.addEventListener("change", () => room.redraw());
  document.addEventListener("visibilitychange", () => document.hidden && room.own?.ballot && handIn(room));
}

const outside = (room, round, why) =>
  card({ class: "stack", key: "outside" }, h("h2", {}, round.title.text), h("p", {}, room.t(`ui-ballot-${why}-${why === "late" ? "persons" : round.electorate}`)), turnout(room, round));

const turnout = (room, round) => h("p", { class: "soft small" }, room.t("ui-ballot-turnout", { voted: round.voted, entitled: round.entitled }));

// --- one standard at a time ------------------------------------------------------------------

function narrow(room, round, now) {
  const place = placeOf(room, round, now);
  if (place === "start") return start(room, round);
  if (place === "all") return overview(room, round, now);
  const one = round.standards[place];
  const last = place === round.standards.length - 1;
  return h(
    "div",
    { class: "ballot stack", key: `at-${place}`, oncreate: arrive(room) },
    h("div", { class: "stack tight" }, h("div", { class: "ends small soft" }, h("span", {}, room.t("ui-ballot-of", { number: place + 1, count: round.standards.length })), state(room, now)), done(round, now)),
    standard(room, round, now, one),
    h(
      "div",
      { class: "foot" },
      button(room.t("ui-ballot-back"), () => go(room, place ? place - 1 : "start")),
      button(room.t("ui-ballot-all"), () => go(room, "all"), { kind: "quiet" }),
      button(last ? room.t("ui-ballot-finish") : room.t("ui-ballot-next"), () => go(room, last ? "all" : place + 1), { kind: "main" }),
    ),
  );
}

function placeOf(room, round, now) {
  const place = placeDraft(room).value;
  if (place === "start" || place === "all") return place;
  const index = round.standards.findIndex((one) => one.standard_id === place);
  if (index >= 0) return index;
  return now.stands.version ? "all" : "start";
}

const placeDraft = (room) => room.draft(`place-${room.own.ballot.round_id}`);

function go(room, place) {
  handIn(room); // whoever goes on has decided
  placeDraft(room).set(typeof place === "number" ? room.shared.round.standards[place].standard_id : place);
  room.local.moved = true;
  room.redraw();
}

/** After a step the new heading gets the focus, so that readers and thumbs begin at its top. */
const arrive = (room) => (element) => {
  if (!room.local.moved) return;
  room.local.moved = false;
  queueMicrotask(() => {
    scrollTo({ top: 0 });
    element.querySelector("h2")?.focus({ preventScroll: true });
  });
};

const start = (room, round) =>
  h(
    "div",
    { class: "ballot stack", key: "start", oncreate: arrive(room) },
    card(
      { class: "stack" },
      h("h2", { tabindex: "-1" }, round.title.text),
      h("p", { class: "lead" }, room.t("ui-ballot-task", { count: round.standards.length })),
      h("p", {}, room.t("ui-ballot-each")),
      button(room.t("ui-ballot-start"), () => go(room, 0), { kind: "main" }),
      button(room.t("ui-ballot-all"), () => go(room, "all"), { kind: "quiet" }),
    ),
    terms(room, round),
  );

function overview(room, round, now) {
  const blank = round.standards.filter((one) => !now.choices[one.standard_id]);
  return h(
    "div",
    { class: "ballot stack", key: "all", oncreate: arrive(room) },
    receipt(room, round, now),
    h(
      "ol",
      { class: "plain overview card" },
      ...round.standards.map((one, index) =>
        h(
          "li",
          { key: one.standard_id },
          h(
            "button",
            { type: "button", class: "entry", onclick: () => go(room, index) },
            h("span", { class: "num soft" }, one.number),
            said(one.text, one.lang, "span", { class: "words" }),
            mark(room, now.choices[one.standard_id]),
          ),
        ),
      ),
    ),
    blank.length > 0 && button(room.t("ui-ballot-go-on"), () => go(room, round.standards.indexOf(blank[0])), { kind: "main" }),
    terms(room, round),
  );
}

const mark = (room, choice) => {
  if (!choice) return h("span", { class: "given none" }, "–", h("span", { class: "unseen" }, room.t("ui-ballot-blank")));
  if (choice.value === "cannot-judge") return h("span", { class: "given cannot" }, "?", h("span", { class: "unseen" }, room.t("ui-ballot-cannot-judge")));
  return h("span", { class: "given" }, choice.value);
};

// --- all standards below each other ------------------------------------------------------------

const wide = (room, round, now) =>
  h(
    "div",
    { class: "ballot wide", key: "wide" },
    h("div", { class: "stack" }, ...round.standards.map((one) => standard(room, round, now, one))),
    h(
      "aside",
      { class: "stack side", "aria-label": room.t("ui-ballot-all") },
      receipt(room, round, now),
      h(
        "ol",
        { class: "plain jumps" },
        ...round.standards.map((one) =>
          h("li", { key: one.standard_id }, h("button", { type: "button", class: `jump ${now.choices[one.standard_id] ? "has" : ""}`, title: one.text, onclick: () => jump(one) }, h("span", { class: "small" }, one.number), mark(room, now.choices[one.standard_id]))),
        ),
      ),
      terms(room, round),
    ),
  );

function jump(one) {
  const target = document.getElementById(`standard-${one.standard_id}`);
  target?.scrollIntoView({ block: "start", behavior: "smooth" });
  target?.querySelector("h2")?.focus({ preventScroll: true });
}

// --- what is durable ---------------------------------------------------------------------------

/** The final view: what is stored, what is blank, and that there is nothing more to press. */
function receipt(room, round, now) {
  const all = round.standards.map((one) => now.stands.choices[one.standard_id]?.value);
  const cannot = all.filter((value) => value === "cannot-judge").length;
  const rated = all.filter(Boolean).length - cannot;
  const sums = room.t("ui-ballot-sums", { rated, cannot, blank: all.length - rated - cannot });
  return card(
    { class: `stack tight receipt ${now.state}`, key: "receipt" },
    h("h2", { tabindex: "-1" }, statusWords(room, now)),
    now.stands.version > 0 && h("p", {}, sums),
    h("p", { class: "soft small" }, room.t(now.state === "stored" ? "ui-ballot-nothing-more" : "ui-ballot-by-itself")),
    done(round, now),
    turnout(room, round),
  );
}

const done = (round, now) => progress(round.standards.filter((one) => now.choices[one.standard_id]).length, round.standards.length);

function statusWords(room, now) {
  if (now.state === "stored" && now.at) return room.t("ui-ballot-stored-at", { time: room.time(now.at) });
  if (now.state === "refused" && typeof room.local.refused === "string") return room.local.refused;
  return room.t(`ui-ballot-${now.state}`);
}

const TONES = { stored: "good", nothing: "", rival: "warn", storing: "warn", offline: "warn", long: "bad", refused: "bad" };

const state = (room, now) => pill(shortly(room, now), TONES[now.state], { "aria-hidden": "true" });

/** After a reload the page knows that the ballot is stored, not when it was. */
function shortly(room, now) {
  if (now.state !== "stored") return room.t(`ui-ballot-short-${now.state}`);
  return now.at ? room.t("ui-ballot-short-stored", { time: room.time(now.at) }) : room.t("ui-ballot-short-there");
}

/** Two devices of one seat said different things: both are shown, the person chooses. */
function rivals(room, round, now) {
  const differing = round.standards.filter((one) => now.choices[one.standard_id]?.value !== now.stands.choices[one.standard_id]?.value);
  return card(
    { class: "stack rival", role: "alert", key: "rival" },
    h("h2", {}, room.t("ui-ballot-rival-title")),
    h("p", {}, room.t("ui-ballot-rival-what")),
    differing.length > 0 &&
      h(
        "div",
        { class: "table" },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, h("th", {}, room.t("ui-ballot-standard")), h("th", {}, room.t("ui-ballot-there")), h("th", {}, room.t("ui-ballot-here")))),
          h("tbody", {}, ...differing.map((one) => h("tr", { key: one.standard_id }, said(`${one.number}. ${one.text}`, one.lang, "td"), h("td", {}, mark(room, now.stands.choices[one.standard_id])), h("td", {}, mark(room, now.choices[one.standard_id]))))),
        ),
      ),
    h("div", { class: "row" }, button(room.t("ui-ballot-take-there"), () => settle(room, false)), button(room.t("ui-ballot-take-here"), () => settle(room, true), { kind: "main" })),
  );
}

// --- one standard ------------------------------------------------------------------------------

function standard(room, round, now, one) {
  const choice = now.choices[one.standard_id];
  return h(
    "article",
    { class: "card stack standard", id: `standard-${one.standard_id}`, key: one.standard_id },
    h("div", { class: "stack tight" }, h("h2", { tabindex: "-1" }, WIDE.matches && h("span", { class: "soft num" }, `${one.number}. `), said(one.text, one.lang)), one.original && said(one.original.text, one.original.lang, "p", { class: "soft small original" })),
    one.settled.length > 0 && h("p", { class: "small" }, one.settled.join(" · ")),
    asked(room, one),
    one.before && before(room, one.before),
    scale(room, one, choice),
    reason(room, now, one),
  );
}

/** Who requires this already. Where a list is incomplete, its silence is not a no. */
function asked(room, one) {
  if (!one.asked.length) return null;
  const groups = ["yes", "partly", "not-known", "no"].map((answer) => [answer, one.asked.filter((mark) => mark.asks === answer)]).filter(([, marks]) => marks.length);
  return h(
    "div",
    { class: "stack tight" },
    h(
      "div",
      { class: "who small" },
      ...groups.map(([answer, marks]) => h("span", { class: "said", key: answer }, h("span", { class: "soft" }, room.t(`ui-ballot-asked-${answer}`)), ...marks.map((mark) => countryMark(mark.country, answer, mark.frameworks.map(({ text }) => text).join(", "))))),
    ),
    disclosure(
      room.t("ui-ballot-who-asks"),
      { class: "small" },
      one.sources.length > 0 && h("ul", { class: "plain stack tight" }, ...one.sources.map((source) => h("li", {}, countryMark(source.country, "no"), " ", said(source.framework.text, source.framework.lang, "strong"), ` ${source.number}: `, said(source.text, source.lang)))),
      ...groups.map(([answer, marks]) => h("p", { key: answer }, room.t(`ui-ballot-asked-${answer}`), " ", marks.map((mark) => `${mark.country} (${mark.frameworks.map(({ text }) => text).join(", ")})`).join("; "))),
      groups.some(([answer]) => answer === "not-known") && h("p", { class: "soft" }, room.t("ui-ballot-not-known")),
    ),
  );
}

/** Native radio buttons: arrow keys, readers and thumbs know them. */
function scale(room, one, choice) {
  const name = `rating-${one.standard_id}`;
  const radio = (value, label) => h("input", { type: "radio", class: "unseen", name, value, "aria-label": label, checked: choice?.value === value, onchange: () => choose(room, one.standard_id, value) });
  return h(
    "fieldset",
    { class: "stack tight" },
    h("legend", { class: "small" }, room.t("ui-ballot-question")),
    h("div", { class: "scale" }, ...RATINGS.map((value) => h("label", { class: "choice", key: value }, radio(value, spoken(room, value)), h("span", { "aria-hidden": "true" }, value)))),
    h("div", { class: "ends small soft", "aria-hidden": "true" }, h("span", {}, room.t("ui-ballot-low")), h("span", {}, room.t("ui-ballot-high"))),
    h("div", { class: "row beside" }, h("label", { class: "choice cannot" }, radio("cannot-judge", room.t("ui-ballot-cannot-judge")), h("span", { "aria-hidden": "true" }, room.t("ui-ballot-cannot-judge"))), choice && button(room.t("ui-ballot-clear"), () => choose(room, one.standard_id, null), { kind: "quiet small" })),
  );
}

const spoken = (room, value) => (value === "1" ? `1, ${room.t("ui-ballot-low")}` : value === "9" ? `9, ${room.t("ui-ballot-high")}` : value);

function reason(room, now, one) {
  const given = now.reasons[one.standard_id];
  const opened = given || room.local.arguing === one.standard_id;
  if (!opened) {
    return button(room.t("ui-ballot-add-reason"), () => {
      room.local.arguing = one.standard_id;
      room.redraw();
    }, { kind: "quiet", class: "whole" });
  }
  const id = `reason-${one.standard_id}`;
  const side = given?.side ?? "remark";
  const over = bytesOf(now.reasons) - LONGEST_REASONS;
  const said = () => document.getElementById(id)?.value ?? given?.text ?? "";
  return h(
    "div",
    { class: "stack tight reason" },
    h("fieldset", {}, h("legend", { class: "small" }, room.t("ui-ballot-side")), h("div", { class: "sides" }, ...SIDES.map((name) => h("label", { class: "choice", key: name }, h("input", { type: "radio", class: "unseen", name: `side-${one.standard_id}`, checked: side === name, onchange: () => argue(room, one.standard_id, { side: name, text: said() }) }), h("span", {}, room.t(`ui-ballot-side-${name}`)))))),
    h("div", { class: "field" }, h("label", { for: id }, room.t("ui-ballot-reason")), h("p", { class: "soft small", id: `${id}-hint` }, room.t("ui-ballot-reason-hint")), h("textarea", {
      id,
      maxlength: 4000,
      "aria-describedby": `${id}-hint`,
      "aria-invalid": over > 0 ? "true" : null,
      oncreate: (field) => {
        field.value = given?.text ?? ""; // set once: a redrawing never touches what is being typed
        if (!given) queueMicrotask(() => field.focus());
      },
      oninput: (event) => argue(room, one.standard_id, { side: sideNow(one) ?? side, text: event.target.value }),
    })),
    over > -400 && h("p", { class: `small ${over > 0 ? "bad" : "soft"}`, role: "status" }, room.t(over > 0 ? "ui-ballot-reasons-over" : "ui-ballot-reasons-left", { count: Math.abs(over) })),
    button(room.t("ui-ballot-remove-reason"), () => {
      room.local.arguing = null;
      argue(room, one.standard_id, null);
    }, { kind: "quiet small" }),
  );
}

const sideNow = (one) => {
  const radios = [...document.getElementsByName(`side-${one.standard_id}`)];
  return SIDES[radios.findIndex((radio) => radio.checked)];
};

// --- the terms -----------------------------------------------------------------------------------

/** The rule in words, what is promised about secrecy, and what is not. */
const terms = (room, round) =>
  card(
    { class: "stack tight terms", key: "terms" },
    h("h3", {}, room.t("ui-ballot-rule")),
    h("p", { class: "small" }, round.rule),
    h("p", { class: "small" }, room.t(round.secret ? "ui-ballot-secret" : "ui-ballot-open")),
    round.attribute && h("p", { class: "small" }, room.t(`ui-ballot-attribute-${round.attribute}`)),
    round.secret &&
      disclosure(room.t("ui-ballot-promise"), { class: "small" }, h("p", {}, h("strong", {}, room.t("ui-ballot-promised")), " ", room.t("ui-ballot-promised-what")), h("p", {}, h("strong", {}, room.t("ui-ballot-not-promised")), " ", room.t("ui-ballot-not-promised-what")), h("p", {}, room.t("ui-ballot-codes"))),
  );
