// The rehearsal: the server plays a workshop with phones that are not there; what held is a sheet.

import { asked } from "../asking.mjs";
import { newKey } from "../device.mjs";
import { h } from "../dom.mjs";
import { button, card, progress } from "../parts.mjs";

const CHOICES = [32, 100, 300];
const FEWEST = 5; // a secret round needs them

/** What was asked for and how far it is; what is asked is no act, and nothing of it is recorded. */
export function rehearsal(room) {
  const found = room.shared.rehearsing;
  const isPlayed = found?.state === "playing" || found?.state === "stopping";
  return card(
    { class: "stack rehearsal", "aria-labelledby": "rehearsal-title" },
    h("h3", { id: "rehearsal-title", tabindex: "-1" }, room.t("ui-fac-rehearse")),
    h("p", { class: "soft" }, room.t("ui-fac-rehearse-hint")),
    h("p", { class: "soft small" }, room.t("ui-fac-rehearse-wifi")),
    // It is there from the beginning: what appears together with its words is not read aloud.
    h("p", { class: `status ${found?.sheet ? (found.sheet.passed ? "notice good" : "notice bad") : ""}`, role: "status", key: "status" }, found && sentence(room, found)),
    isPlayed ? played(room, found) : null,
    found?.sheet ? sheet(room, found) : null,
    isPlayed ? null : choice(room, found),
    room.local.rehearsalRefused && h("p", { class: "notice bad", role: "alert", key: "refused" }, room.local.rehearsalRefused),
  );
}

function sentence(room, { state, phones, scene, sheet: has, text }) {
  if (state === "playing") return scene ? room.t("ui-fac-rehearse-scene", { ...scene, scene: scene.text }) : room.t("ui-fac-rehearse-begins", { phones });
  if (state === "ended") return has?.verdict;
  return text ?? room.t({ stopping: "ui-fac-rehearse-stopping", stopped: "ui-fac-rehearse-stopped", broken: "ui-fac-rehearse-broke-off" }[state]);
}

async function send(room, does, more = {}) {
  room.local.rehearsalAsked = true;
  room.local.rehearsalRefused = null;
  document.getElementById("rehearsal-title").focus({ preventScroll: true }); // the button goes
  room.redraw();
  const answer = await asked(room, "/api/rehearsal", { seat: room.own.seat_id, key: newKey(), do: does, ...more });
  room.local.rehearsalAsked = false;
  room.local.rehearsalRefused = answer.ok ? null : answer.text;
  room.redraw();
}

// --- before ---------------------------------------------------------------------------------------------

function choice(room, found) {
  const { carries, places, round } = room.shared;
  const most = Math.max(FEWEST, carries?.phones ?? Infinity);
  const offered = CHOICES.some((one) => one <= most) ? CHOICES.filter((one) => one <= most) : [most];
  const wanted = room.local.rehearsalPhones ?? found?.phones ?? places;
  const phones = offered.find((one) => one >= wanted) ?? offered.at(-1);
  const choose = (one) => {
    room.local.rehearsalPhones = one;
    room.redraw();
  };
  return h(
    "form",
    { class: "stack tight", key: "choice", onsubmit: (event) => (event.preventDefault(), send(room, "play", { phones })) },
    h(
      "fieldset",
      {},
      h("legend", { class: "label" }, room.t("ui-fac-rehearse-phones")),
      h("div", { class: "row phones" }, ...offered.map((one) => h("label", { class: "tick", key: one }, h("input", { type: "radio", name: "rehearsal-phones", checked: one === phones, onchange: () => choose(one) }), h("span", { class: "num" }, one)))),
    ),
    round && h("p", { class: "soft small" }, room.t("ui-fac-rehearse-during-round")),
    h("div", { class: "row" }, h("button", { class: "button main", disabled: Boolean(round || room.local.rehearsalAsked) }, room.t(found?.sheet ? "ui-fac-rehearse-again" : "ui-fac-rehearse-begin"))),
  );
}

// --- while it is played -----------------------------------------------------------------------------------

const minutes = (ms) => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const played = (room, { state, phones, since, scene }) =>
  h(
    "div",
    { class: "stack tight", key: "played" },
    progress(scene?.number ?? 0, scene?.of ?? 1, { class: "thick" }),
    h("div", { class: "row between" }, h("span", { class: "soft num", role: "timer" }, room.t("ui-fac-rehearse-elapsed", { phones, time: minutes(room.now() - since) })), button(room.t("ui-fac-rehearse-stop"), () => send(room, "stop"), { disabled: state === "stopping" })),
  );

// --- the sheet ----------------------------------------------------------------------------------------------

const sheet = (room, { phones, since, sheet: { advice, checks } }) =>
  h(
    "div",
    { class: "stack tight", key: "sheet" },
    advice.length ? h("div", {}, h("h4", {}, room.t("ui-fac-rehearse-what-to-do")), h("ul", {}, ...advice.map((one, index) => h("li", { key: index }, one)))) : null,
    h(
      "div",
      { class: "table" },
      h(
        "table",
        {},
        h("caption", { class: "soft small" }, room.t("ui-fac-rehearse-sheet", { phones, time: room.time(since).slice(0, 5) })),
        h("thead", {}, h("tr", {}, ...["held", "tried", "figure"].map((one) => h("th", { scope: "col", key: one }, room.t(`ui-fac-rehearse-${one}`))))),
        h("tbody", {}, ...checks.map((one, index) => h("tr", { key: index, class: one.passed ? "" : "failed" }, h("td", {}, mark(one)), h("th", { scope: "row" }, one.text), h("td", {}, h("span", { class: "num" }, one.figure), one.bound && h("span", { class: "bound soft small" }, one.bound))))),
      ),
    ),
    h("div", { class: "row end" }, button(room.t("ui-fac-rehearse-put-away"), () => send(room, "dismiss"), { kind: "quiet" })),
  );

const mark = ({ passed, mark: word }) => h("span", { class: `verdict ${passed ? "in" : "out"}` }, h("span", { "aria-hidden": "true" }, passed ? "✓" : "✕"), word);
