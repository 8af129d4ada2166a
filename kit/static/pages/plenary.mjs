// The plenary screen: readable from the last row. One phase at a time; where to join is always there.

import { h } from "../dom.mjs";
import { clock, languageChoice, notices, pill, qr } from "../parts.mjs";
import { brainstorm, closing, crosswalk, pause, presentation, vote, welcome } from "../plenary/phases.mjs";
import { floor } from "../plenary/floor.mjs";
import { outcome } from "../plenary/outcome.mjs";
import { keys } from "../plenary/paging.mjs";

const PHASES = { welcome, presentation, brainstorm, plenary: floor, crosswalk, vote, results: outcome, break: pause, closing };

// Two clocks on one screen would be read as two times.
const OWN_CLOCK = new Set(["presentation", "brainstorm", "break"]);

export default function page(room) {
  keys(room);
  const view = room.shared;
  document.title = `${view.title.text} · ${room.t("ui-plen-screen")}`;
  return [
    head(room),
    notices(room),
    h("main", { id: "main", class: `content stage ${view.phase}`, tabindex: "-1", key: view.phase }, ...PHASES[view.phase](room)),
    foot(room),
  ];
}

const head = (room) =>
  h(
    "header",
    { class: "head" },
    h("h1", { class: "mark", lang: room.shared.title.lang }, room.shared.title.text),
    room.shared.invented && pill(room.t("ui-fac-invented"), "warn"),
    h("span", { class: "grow" }),
    h("span", { class: "soft counts" }, `${room.shared.room.groups} · ${room.shared.room.seats}`),
    !OWN_CLOCK.has(room.shared.phase) && !room.shared.speaker && clock(room, room.shared.clock?.deadline),
  );

/** Address and room code, as text too: some phones cannot scan. */
function foot(room) {
  const { join } = room.shared;
  return h(
    "footer",
    { class: "foot" },
    join.qr && qr(join.qr, room.t("ui-plen-qr", { url: join.url })),
    h("p", { class: "where" }, h("span", { class: "soft" }, room.t("ui-plen-join")), h("strong", { class: "address" }, join.address)),
    h("p", { class: "where" }, h("span", { class: "soft" }, room.t("ui-plen-room")), h("strong", { class: "code" }, join.code)),
    h("span", { class: "grow" }),
    h("div", { class: "settings" }, second(room), languageChoice(room)),
  );
}

/** Which language stands beside the original, where somebody in the room translated it. */
function second(room) {
  const chosen = room.device("second-language").get() ?? "";
  const choose = (event) => {
    room.device("second-language").set(event.target.value || null);
    room.redraw();
  };
  return h(
    "select",
    { class: "language", "aria-label": room.t("ui-plen-second"), title: room.t("ui-plen-second"), value: chosen, onchange: choose },
    h("option", { value: "", selected: !chosen }, room.t("ui-plen-no-second")),
    ...room.shared.languages.map((lang) => h("option", { value: lang, selected: lang === chosen, lang }, `+ ${lang.toUpperCase()}`)),
  );
}
