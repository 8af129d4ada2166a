// Which frameworks the session compares: those at hand, and lists that come in as spreadsheets,
// always looked at before they are taken in.

import { asked } from "../asking.mjs";
import { newKey } from "../device.mjs";
import { h } from "../dom.mjs";
import { answers, ask, button, card, dialog, disclosure, empty, field, pill, said, typed } from "../parts.mjs";
import { plain } from "../plain.mjs";

const LARGEST = 700 * 1024; // bytes; what a room can compare is far smaller
const ROWS_AT_FIRST = 40;

export const frameworks = (room) => [compared(room), waiting(room) ? preview(room) : null, ...(waiting(room) ? [] : [atHand(room), upload(room)])];

/** What is being looked at before it comes in; it lives on this page only, nothing is recorded. */
const waiting = (room) => room.local.bringing ?? null;

function look(room, state) {
  if (!state) room.local.allRows = false;
  room.local.bringing = state;
  room.redraw();
}

// --- those of the session -----------------------------------------------------------------------------

const compared = (room) =>
  card(
    { class: "stack" },
    h("h3", {}, room.t("ui-bring-compared", { count: room.shared.frameworks.length })),
    h("p", { class: "soft" }, room.t("ui-bring-compared-hint")),
    h("ul", { class: "plain stack tight" }, ...room.shared.frameworks.map((one) => h("li", { key: one.id, class: "framework-row" }, named(room, one), removal(room, one)))),
  );

const named = (room, one, linked = true) =>
  h(
    "div",
    { class: "named" },
    h("span", { class: "country", title: one.country_name }, one.country),
    h(
      "div",
      {},
      linked ? h("a", { href: `/frameworks/${one.id}`, target: "_blank" }, h("strong", {}, one.issuer)) : h("strong", {}, one.issuer),
      h("p", {}, said(one.title.text, one.title.lang), one.edition && h("span", { class: "soft" }, ` · ${one.edition}`)),
      h("p", { class: "soft small" }, said(one.audience.text, one.audience.lang)),
      h("p", { class: "soft small" }, room.t("ui-bring-holds", { total: one.total, known: one.known })),
    ),
  );

const removal = (room, one) =>
  !room.shared.closed_at &&
  (one.free
    ? [
        button(room.t("ui-bring-set-aside"), () => ask(room, `aside-${one.id}`), { kind: "quiet small", "aria-label": room.t("ui-bring-set-aside-one", { name: one.issuer }) }),
        dialog(room, `aside-${one.id}`, room.t("ui-bring-set-aside-one", { name: one.issuer }), h("p", {}, room.t("ui-bring-set-aside-hint")), answers(room, room.t("ui-bring-set-aside"), () => room.act("set_framework_aside", { framework_id: one.id }))),
      ]
    : h("span", { class: "soft small" }, room.t("ui-bring-worked-on")));

// --- those at hand -------------------------------------------------------------------------------------

function atHand(room) {
  const { offered, offering } = room.local;
  const filter = typed(room, "framework-filter");
  return card(
    { class: "stack" },
    h("h3", {}, room.t("ui-bring-at-hand")),
    h("p", { class: "soft" }, room.t("ui-bring-at-hand-hint")),
    offered
      ? [
          field(room.t("ui-bring-filter"), h("input", { id: "framework-filter", type: "search", ...filter.props })),
          h("ul", { class: "plain stack tight" }, ...matching(offered, filter.text).map((one) => offer(room, one))),
        ]
      : h("div", { class: "row" }, button(room.t("ui-bring-show-at-hand"), () => fetchOffered(room), { kind: "main", disabled: Boolean(offering) }), h("a", { class: "button", href: "/frameworks", target: "_blank" }, room.t("ui-bring-read-all"))),
  );
}

async function fetchOffered(room) {
  room.local.offering = true;
  room.redraw();
  const answer = await asked(room, `/api/frameworks?seat=${encodeURIComponent(room.own.seat_id)}&lang=${room.lang}`);
  room.local.offering = false;
  if (answer.ok) room.local.offered = answer.offered;
  else room.local.bringing = { text: answer.text };
  room.redraw();
}

/** Every word has to be found somewhere, accents or not. */
const matching = (offered, words) =>
  offered.filter((one) => {
    const text = plain([one.id, one.issuer, one.title.text, one.country, one.country_name, one.audience.text].join(" "));
    return plain(words).split(/\s+/).every((word) => text.includes(word));
  });

const offer = (room, one) =>
  h(
    "li",
    { key: one.id, class: "framework-row" },
    named(room, one),
    h("div", { class: "row" }, one.replaces && pill(room.t("ui-bring-newer"), "good"), button(room.t("ui-bring-look"), () => send(room, "preview", { framework_id: one.id }), { kind: "small", "aria-label": room.t("ui-bring-look-at", { name: one.issuer }) })),
  );

// --- a spreadsheet ---------------------------------------------------------------------------------------

const FACTS = ["title", "issuer", "country", "edition", "audience", "document"];

function upload(room) {
  const chosen = room.local.file;
  const which = typed(room, "bring-which");
  const isNew = !room.shared.frameworks.some((one) => one.id === which.text);
  const facts = Object.fromEntries(FACTS.map((name) => [name, typed(room, `bring-${name}`)]));
  const wording = typed(room, "bring-wording", "issuer");
  const whole = typed(room, "bring-completeness");
  const ready = Boolean(chosen);
  const start = (event) => {
    event.preventDefault();
    const about = isNew ? { id: idOf(facts, chosen.name), ...Object.fromEntries(FACTS.map((name) => [name, facts[name].text.trim()])) } : { id: which.text };
    send(room, "preview", { file: { name: chosen.name, data: chosen.data }, about: { ...about, wording: wording.text, completeness: whole.text } });
  };
  return card(
    { class: "stack" },
    h("h3", {}, room.t("ui-bring-own")),
    h("p", {}, room.t("ui-bring-own-hint")),
    h("div", { class: "row" }, h("a", { class: "button small", href: `/frameworks/template.xlsx?lang=${room.lang}` }, room.t("ui-bring-template-xlsx")), h("a", { class: "button small", href: `/frameworks/template.csv?lang=${room.lang}` }, room.t("ui-bring-template-csv"))),
    h(
      "form",
      { class: "stack", onsubmit: start },
      field(room.t("ui-bring-file"), h("input", { id: "bring-file", type: "file", accept: ".xlsx,.ods,.csv,.tsv,.txt", onchange: (event) => take(room, event.target) }), { hint: chosen ? room.t("ui-bring-file-chosen", { name: chosen.name }) : room.t("ui-bring-file-hint") }),
      room.local.fileTrouble && h("p", { class: "notice bad", role: "alert" }, room.local.fileTrouble),
      field(
        room.t("ui-bring-which"),
        h("select", { id: "bring-which", ...which.props }, h("option", { value: "", selected: isNew }, room.t("ui-bring-new-list")), ...room.shared.frameworks.map((one) => h("option", { key: one.id, value: one.id, selected: one.id === which.text }, `${one.issuer} – ${one.title.text}`))),
        { hint: room.t(isNew ? "ui-bring-which-new" : "ui-bring-which-known") },
      ),
      isNew && h("div", { class: "about-list" }, ...FACTS.map((name) => field(room.t(`ui-bring-${name}`), h("input", { id: `bring-${name}`, maxlength: name === "country" ? 3 : 300, ...facts[name].props }), { hint: room.t(`ui-bring-${name}-hint`) }))),
      field(room.t("ui-bring-completeness"), h("select", { id: "bring-completeness", ...whole.props }, ...["", "complete", "partial", "headings"].map((one) => h("option", { key: one, value: one, selected: one === whole.text }, room.t(`ui-bring-completeness-${one || "open"}`))))),
      h(
        "fieldset",
        { class: "stack tight" },
        h("legend", {}, room.t("ui-bring-wording")),
        ...["issuer", "restated"].map((one) => h("label", { class: "tick", key: one }, h("input", { type: "radio", name: "bring-wording", value: one, checked: wording.text === one, onchange: wording.props.oninput }), h("span", {}, room.t(`ui-bring-wording-${one}`)))),
      ),
      h("div", { class: "row" }, h("button", { class: "button main", disabled: !ready }, room.t("ui-bring-preview"))),
    ),
  );
}

/** A short name of its own for a new list: its country and the first words of its title. */
const idOf = (facts, file) => plain(`${facts.country.text} ${facts.title.text || file.replace(/\.\w+$/, "")}`).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40).replace(/-$/, "") || "list";

function take(room, input) {
  const [file] = input.files;
  room.local.file = null;
  room.local.fileTrouble = file && file.size > LARGEST ? room.t("ui-bring-file-too-large", { kilobytes: LARGEST / 1024 }) : null;
  room.redraw();
  if (!file || room.local.fileTrouble) return;
  const reader = new FileReader();
  reader.onload = () => {
    room.local.file = { name: file.name, data: reader.result.slice(reader.result.indexOf(",") + 1) };
    room.redraw();
  };
  reader.onerror = () => {
    room.local.fileTrouble = room.t("ui-bring-file-unread");
    room.redraw();
  };
  reader.readAsDataURL(file);
}

// --- looked at before it comes in --------------------------------------------------------------------------

/** Ask for a preview, or take in what was looked at; the same key each time, so it happens once. */
async function send(room, what, given) {
  const key = waiting(room)?.key ?? newKey();
  look(room, { ...waiting(room), given, key, busy: what });
  const answer = await asked(room, "/api/framework", { seat: room.own.seat_id, key, do: what, ...given });
  if (what === "bring" && answer.ok && !answer.problems) return brought(room);
  look(room, { given, key, ...(answer.ok ? answer : { ...waiting(room), text: answer.text }), busy: null });
}

function brought(room) {
  const { framework } = waiting(room);
  for (const name of ["which", "wording", "completeness", ...FACTS]) typed(room, `bring-${name}`).clear();
  Object.assign(room.local, { bringing: null, file: null, offered: null, brought: framework.issuer });
  room.redraw();
}

function preview(room) {
  const seen = waiting(room);
  const cancel = () => look(room, null);
  if (seen.problems) return problems(room, seen, cancel);
  if (!seen.framework) return card({ class: "stack" }, seen.text ? h("p", { class: "notice bad", role: "alert" }, seen.text) : h("p", { role: "status" }, room.t("ui-bring-reading")), h("div", { class: "row" }, seen.text && seen.given && button(room.t("ui-bring-again"), () => send(room, "preview", seen.given), { kind: "main" }), button(room.t("ui-cancel"), cancel)));
  return card(
    { class: "stack", "aria-live": "polite" },
    h("h3", { tabindex: "-1", oncreate: inSight }, room.t("ui-bring-preview-of", { name: seen.framework.issuer })),
    named(room, seen.framework, !seen.given.file),
    h("p", { class: "soft" }, [seen.framework.words, seen.framework.languages.join(", "), seen.framework.levels.join(", ")].filter(Boolean).join(" · ")),
    seen.changes && changes(room, seen),
    seen.carries && h("p", {}, room.t("ui-bring-carries", { stand: seen.carries.stand, look: seen.carries.look })),
    seen.notes?.length > 0 && disclosure(room.t("ui-bring-understood"), { open: true }, h("ul", {}, ...seen.notes.map((note, index) => h("li", { key: index }, note)))),
    seen.refused && h("p", { class: "notice bad", role: "alert" }, seen.refused),
    seen.text && h("p", { class: "notice bad", role: "alert" }, seen.text),
    h(
      "div",
      { class: "row" },
      button(room.t(seen.changes ? "ui-bring-update" : "ui-bring-in"), () => send(room, "bring", seen.given), { kind: "main", disabled: Boolean(seen.busy || seen.refused || seen.changes?.none) }),
      button(room.t("ui-cancel"), cancel),
      h("span", { class: "soft small", role: "status" }, seen.busy === "bring" ? room.t("ui-bring-sending") : room.t("ui-bring-nothing-yet")),
    ),
    rows(room, seen),
  );
}

/** What was asked for is read first, by eyes and by screen readers. */
const inSight = (heading) => queueMicrotask(() => heading.isConnected && heading.focus());

const problems = (room, seen, cancel) =>
  card(
    { class: "stack" },
    h("h3", { tabindex: "-1", oncreate: inSight }, room.t("ui-bring-problems", { count: seen.problems.length })),
    h("p", {}, room.t("ui-bring-problems-hint")),
    h("div", { class: "table", tabindex: "0", role: "region", "aria-label": room.t("ui-bring-problems", { count: seen.problems.length }) }, h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, room.t("ui-bring-row")), h("th", { scope: "col" }, room.t("ui-bring-what")))), h("tbody", {}, ...seen.problems.map((one, index) => h("tr", { key: index }, h("td", { class: "num" }, one.row), h("td", {}, one.text)))))),
    h("div", { class: "row" }, button(room.t("ui-bring-other-file"), cancel, { kind: "main" })),
  );

const changes = (room, seen) =>
  seen.changes.none
    ? h("p", { role: "status" }, room.t("ui-bring-no-change"))
    : h(
        "ul",
        { class: "plain stack tight" },
        h("li", {}, room.t("ui-bring-changes", { added: seen.changes.new, reworded: seen.changes.reworded, same: seen.changes.same })),
        seen.changes.gone.length > 0 && h("li", {}, room.t("ui-bring-gone", { ref_ids: seen.changes.gone.join(", ") })),
        h("li", {}, room.t(seen.looks ? "ui-bring-looks" : "ui-bring-looks-none", { count: seen.looks })),
      );

function rows(room, seen) {
  const first = seen.changes ? seen.rows.filter((row) => row.mark) : seen.rows;
  const shown = room.local.allRows ? seen.rows : first.slice(0, ROWS_AT_FIRST);
  const languages = seen.rows[0]?.texts.map((text) => text.lang) ?? [];
  if (!seen.rows.length) return empty(room.t("ui-bring-no-rows"));
  const all = shown.length < seen.rows.length && button(room.t("ui-bring-all-rows", { count: seen.rows.length }), () => ((room.local.allRows = true), room.redraw()));
  if (!shown.length) return all;
  return h(
    "div",
    { class: "stack tight" },
    h(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": room.t("ui-bring-rows", { count: seen.rows.length }) },
      h(
        "table",
        { class: "framework-rows" },
        h("caption", {}, room.t(seen.changes ? "ui-bring-rows-changed" : "ui-bring-rows", { count: seen.changes ? first.length : seen.rows.length })),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, room.t("ui-bring-number")), ...languages.map((lang) => h("th", { scope: "col", key: lang }, lang.toUpperCase())), h("th", { scope: "col" }, room.t("ui-bring-level")))),
        h("tbody", {}, ...shown.map((row) => h("tr", { key: row.ref_id, class: `${row.kind}-row` }, h("th", { scope: "row", style: { "--depth": row.depth } }, row.ref_id, row.mark && pill(room.t(`ui-bring-${row.mark}`), row.mark === "new" ? "good" : "warn")), ...row.texts.map((text) => h("td", { key: text.lang }, said(text.text, text.lang))), h("td", {}, row.level)))),
      ),
    ),
    all,
  );
}
