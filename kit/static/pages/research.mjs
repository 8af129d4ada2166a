// The research page: files with a sentence on what each holds, and the figures of the session.

import { h } from "../dom.mjs";
import { card, disclosure, empty, frame, pill, said } from "../parts.mjs";
import { results } from "../results.mjs";
import { whatIf } from "../what_if.mjs";

export default function page(room) {
  const { shared } = room;
  return frame(
    room,
    { title: room.t("ui-research-title"), subtitle: shared.title.text, extra: [pill(shared.computed)], deadline: shared.moment?.deadline },
    h(
      "div",
      { class: "research" },
      shared.invented && h("p", { class: "notice warn" }, room.t("ui-research-invented")),
      shared.imported.length > 0 && imported(room),
      figures(room),
      files(room),
      crosswalk(room),
      rounds(room),
      proof(room),
    ),
  );
}

const section = (room, name, ...content) => h("section", { class: "stack tight part-of", "aria-labelledby": `title-${name}` }, h("h2", { id: `title-${name}` }, room.t(`ui-research-${name}`)), content);

/** That the session was not held here, and what its source could not say. */
const imported = (room) =>
  h(
    "div",
    { class: "notice" },
    h("strong", {}, room.t("ui-research-imported")),
    disclosure(room.t("ui-research-imported-notes"), {}, h("ul", {}, room.shared.imported.map((one) => h("li", { key: one }, one)))),
  );

/** How much there is: counts, never shares. */
const figures = (room) =>
  h("ul", { class: "plain counts", "aria-label": room.t("ui-research-figures") }, room.shared.figures.map((one) => h("li", { class: "card", key: one.name }, h("strong", { class: "num" }, one.count), h("span", { class: "soft" }, one.words))));

/** What can be taken away. Each file is made from the record at the moment it is asked for. */
function files(room) {
  const { bundle, documents, tables, record } = room.shared;
  return section(
    room,
    "files",
    h("p", { class: "soft" }, room.t("ui-research-files-hint")),
    shelf(room, "bundle", bundle),
    h(
      "div",
      { class: "shelves" },
      shelf(room, "documents", documents),
      card(
        { class: "shelf tables" },
        h("h3", {}, room.t("ui-research-tables")),
        tables.map((one) => disclosure(one.words, { key: one.subject }, h("ul", { class: "plain" }, one.files.map((each) => file(room, each))))),
      ),
      shelf(room, "record", record),
    ),
  );
}

const shelf = (room, name, all) =>
  card({ class: `shelf ${name}` }, h("h3", {}, room.t(`ui-research-${name}`)), h("ul", { class: "plain" }, all.map((one) => file(room, one))));

function file(room, one) {
  const words = [h("strong", {}, one.name), h("span", { class: "soft small" }, one.holds)];
  if (!one.ready) return h("li", { class: "file later", key: one.name }, words, h("span", { class: "pill" }, room.t("ui-research-after-closing")));
  return h("li", { key: one.name }, h("a", { class: "file", href: `${one.href}?seat=${encodeURIComponent(room.own.seat_id)}`, target: /\.(html|txt)$/.test(one.name) ? "_blank" : undefined }, words));
}

/** How far each framework is reached by the other: counts in both directions. */
function crosswalk(room) {
  const pairs = room.shared.crosswalk;
  return section(room, "crosswalk", pairs.length ? pairs.map((pair) => compared(room, pair)) : empty(room.t("ui-research-no-crosswalk"), room.t("ui-research-no-crosswalk-hint")), pairs.length > 0 && h("p", {}, h("a", { class: "button", href: room.link("crosswalk"), target: "_blank" }, room.t("ui-research-open-crosswalk"))));
}

function compared(room, pair) {
  return card(
    { class: "stack tight", key: pair.names.join(" ") },
    h("h3", {}, pair.names.join(" ↔ ")),
    pair.hidden ? h("p", { class: "notice" }, pair.note) : [h("p", { class: "soft" }, pair.summary), coverage(room, pair)],
  );
}

const COLUMNS = ["strict", "any", "candidate", "gaps", "orphans", "total"];

function coverage(room, pair) {
  return [
    h(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": pair.names.join(" ↔ ") },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, room.t("ui-research-direction")), COLUMNS.map((name) => h("th", { scope: "col", class: "count", key: name }, room.t(`ui-research-${name}`))))),
        h("tbody", {}, pair.coverage.map((row) => h("tr", { key: row.name }, h("th", { scope: "row" }, row.name, h("span", { class: "soft" }, ` ← ${row.by}`)), COLUMNS.map((name) => h("td", { class: "num count", key: name }, row[name]))))),
      ),
    ),
    pair.coverage.map((row) => row.caution && h("p", { class: "small soft", key: row.name }, row.caution)),
  ];
}

/** What the rounds said, newest first, and what other rules would have; an open one is not counted. */
function rounds(room) {
  const { results: closed, open_round } = room.shared;
  return section(
    room,
    "rounds",
    open_round && h("p", { class: "notice warn" }, room.t("ui-research-round-open")),
    !closed.length && !open_round && empty(room.t("ui-research-no-rounds"), room.t("ui-research-no-rounds-hint")),
    closed.map((one) => card({ class: "stack", key: one.round_id }, said(one.title.text, one.title.lang, "h3"), results(room, one), whatIf(room, room.shared.what_if[one.round_id]))),
  );
}

/** What a recount needs; behind a click, for it is nothing to read. */
const proof = (room) =>
  disclosure(room.t("ui-research-proof"), {}, h("p", { class: "soft" }, room.t("ui-research-proof-hint")), h("p", {}, room.shared.computed), h("p", {}, h("code", { class: "head-hash" }, room.shared.head)));
