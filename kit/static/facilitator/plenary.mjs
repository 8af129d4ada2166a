// Steering the plenary: who speaks, and lines of different groups gathered into themes, reversibly.

import { h } from "../dom.mjs";
import { answers, ask, button, card, clock, dialog, disclosure, empty, field, groupMark, languageOf, pill, said, tick, typed } from "../parts.mjs";

export const plenary = (room) => [speakers(room), h("div", { class: "gathering" }, lines(room), themes(room))];

// --- who speaks ---------------------------------------------------------------------------------

function speakers(room) {
  const view = room.shared;
  const isRunning = view.clock?.kind === "plenary";
  return card(
    { class: "stack" },
    h("div", { class: "row between" }, h("h3", {}, room.t("ui-fac-who-speaks")), view.floor && h("div", { class: "row" }, clock(room, view.floor.deadline), ...[30, 60].map((seconds) => button(room.t("ui-fac-plus-seconds", { count: seconds }), () => room.act("extend_slot", { seconds }), { kind: "small" })))),
    !isRunning && h("p", { class: "soft" }, room.t("ui-fac-plenary-first")),
    h("ul", { class: "plain speakers" }, ...view.tables.map((table) => speaker(room, table, isRunning))),
  );
}

function speaker(room, table, isRunning) {
  const speaks = room.shared.floor?.group_id === table.group_id;
  const has = room.shared.spoken.includes(table.group_id);
  const state = speaks ? "ui-fac-speaks" : has ? "ui-fac-has-spoken" : "ui-fac-not-yet";
  return h(
    "li",
    { class: speaks ? "speaks" : "", key: table.group_id },
    groupMark(table.number),
    h("span", {}, h("strong", {}, table.name), h("br", {}), h("span", { class: "soft small" }, room.t(state))),
    h("span", { class: "grow" }),
    button(room.t(speaks ? "ui-fac-call-again" : "ui-fac-call"), () => room.act("call_speaker", { group_id: table.group_id }), { kind: speaks ? "small" : has ? "small" : "main small", disabled: !isRunning, "aria-label": room.t("ui-fac-call-name", { name: table.name }) }),
  );
}

// --- lines to gather ----------------------------------------------------------------------------

const selected = (room) => (room.local.selected ??= new Set());

function lines(room) {
  const { sheets, themes: standing } = room.shared;
  const gathered = new Set(standing.flatMap((theme) => theme.lines.map((line) => line.line_id)));
  if (!sheets.some((sheet) => sheet.questions.some((question) => question.lines.length))) return card({}, empty(room.t("ui-fac-no-lines"), room.t("ui-fac-no-lines-hint")));
  return card(
    { class: "stack lines-card" },
    h("div", { class: "row between" }, h("h3", {}, room.t("ui-fac-lines-to-gather")), tick(room.t("ui-fac-only-free"), Boolean(room.local.onlyFree), (on) => ((room.local.onlyFree = on), room.redraw()))),
    ...sheets.map((sheet) => sheetOf(room, sheet, gathered)),
  );
}

function sheetOf(room, sheet, gathered) {
  const isShown = (line) => !room.local.onlyFree || !gathered.has(line.line_id);
  const questions = sheet.questions.map((question) => ({ ...question, lines: question.lines.filter(isShown) })).filter((question) => question.lines.length);
  if (!questions.length) return null;
  return h(
    "div",
    { class: "sheet stack tight", key: sheet.group_id },
    h("h4", { class: "row" }, groupMark(sheet.number), sheet.name),
    ...questions.map((question) => h("fieldset", { key: question.question_id }, h("legend", { class: "soft small" }, said(question.text, question.lang)), ...question.lines.map((line) => lineTick(room, line, gathered)))),
  );
}

function lineTick(room, line, gathered) {
  const chosen = selected(room);
  const change = (on) => {
    if (on) chosen.add(line.line_id);
    else chosen.delete(line.line_id);
    room.redraw();
  };
  return h("div", { class: "line", key: line.line_id }, tick([said(line.text, line.lang), ...translations(line)], chosen.has(line.line_id), change), gathered.has(line.line_id) && h("span", { class: "soft small in-theme" }, room.t("ui-fac-in-theme")));
}

const translations = (line) => line.also.map((other) => said(other.text, other.lang, "span", { class: "also soft small", key: other.lang }));

// --- themes ---------------------------------------------------------------------------------------

const themes = (room) =>
  h(
    "div",
    { class: "stack themes-side" },
    gatherForm(room),
    h("h3", {}, room.t("ui-fac-themes")),
    room.shared.themes.length ? h("div", { class: "stack" }, ...room.shared.themes.map((theme) => themeCard(room, theme)), joinForm(room)) : empty(room.t("ui-fac-no-themes"), room.t("ui-fac-no-themes-hint")),
  );

function standingSelection(room) {
  const known = new Set(room.shared.sheets.flatMap((sheet) => sheet.questions.flatMap((question) => question.lines.map((line) => line.line_id))));
  return [...selected(room)].filter((id) => known.has(id));
}

function gatherForm(room) {
  const chosen = standingSelection(room);
  const title = typed(room, "theme-title");
  const lang = room.local.themeLang ?? room.lang;
  const done = () => {
    selected(room).clear();
    room.redraw();
  };
  const gather = (event) => {
    event.preventDefault();
    if (!title.text.trim() || !chosen.length) return;
    room.act("gather_theme", { title: title.text.trim(), lang, line_ids: chosen });
    title.clear();
    done();
  };
  return card(
    { class: `stack gather ${chosen.length ? "chosen-lines" : ""}` },
    h("p", { role: "status" }, h("strong", {}, room.t("ui-fac-selected", { count: chosen.length }))),
    h(
      "form",
      { class: "stack tight", onsubmit: gather },
      field(room.t("ui-fac-theme-title"), h("input", { id: "theme-title", maxlength: 200, lang, autocomplete: "off", ...title.props })),
      h("div", { class: "row" }, languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), lang, (one) => ((room.local.themeLang = one), room.redraw())), h("button", { class: "button main grow", disabled: !chosen.length || !title.text.trim() }, room.t("ui-fac-gather"))),
    ),
    chosen.length > 0 &&
      room.shared.themes.length > 0 &&
      disclosure(
        room.t("ui-fac-add-to"),
        {},
        ...room.shared.themes.map((theme) =>
          button(h("span", {}, room.t("ui-fac-add-to-one"), " ", said(theme.title, theme.lang)), () => {
            room.act("add_to_theme", { theme_id: theme.theme_id, line_ids: chosen });
            done();
          }, { key: theme.theme_id }),
        ),
      ),
  );
}

const themeCard = (room, theme) =>
  card(
    { class: "theme stack tight", key: theme.theme_id },
    h("div", { class: "row" }, said(theme.title, theme.lang, "h4", { class: "grow" }), ...theme.groups.map((group) => groupMark(group.number, { key: group.group_id, title: group.name }))),
    theme.joined > 0 && pill(room.t("ui-fac-joined", { count: theme.joined })),
    disclosure(
      room.t("ui-fac-theme-lines", { count: theme.lines.length }),
      {},
      h("ul", { class: "plain stack tight" }, ...theme.lines.map((line) => themeLine(room, theme, line))),
      renameForm(room, theme),
      h("div", { class: "row" }, room.shared.themes.length > 1 && tick(room.t("ui-fac-choose-to-join"), joining(room).has(theme.theme_id), (on) => chooseToJoin(room, theme, on)), h("span", { class: "grow" }), button(room.t("ui-fac-take-apart"), () => ask(room, `apart-${theme.theme_id}`), { kind: "danger small" })),
    ),
    dialog(room, `apart-${theme.theme_id}`, room.t("ui-fac-take-apart-title", { title: theme.title }), h("p", {}, room.t("ui-fac-take-apart-hint")), answers(room, room.t("ui-fac-take-apart"), () => room.act("take_theme_apart", { theme_id: theme.theme_id }))),
  );

const themeLine = (room, theme, line) =>
  h(
    "li",
    { class: "theme-line", key: line.line_id },
    groupMark(line.group.number, { title: line.group.name }),
    said(line.text, line.lang),
    button(room.t("ui-fac-take-out"), () => room.act("take_from_theme", { theme_id: theme.theme_id, line_id: line.line_id }), { kind: "quiet small" }),
  );

function renameForm(room, theme) {
  const title = typed(room, `rename-${theme.theme_id}`, theme.title);
  const rename = (event) => {
    event.preventDefault();
    room.act("rename_theme", { theme_id: theme.theme_id, title: title.text.trim(), lang: theme.lang });
    title.clear();
    room.redraw();
  };
  return h(
    "form",
    { class: "inline row", onsubmit: rename },
    h("input", { class: "grow", "aria-label": room.t("ui-fac-theme-name"), maxlength: 200, lang: theme.lang, ...title.props }),
    h("button", { class: "button", disabled: !title.text.trim() || title.text.trim() === theme.title }, room.t("ui-fac-rename")),
  );
}

// --- joining ----------------------------------------------------------------------------------------

const joining = (room) => (room.local.joining ??= new Set());

function chooseToJoin(room, theme, on) {
  if (on) joining(room).add(theme.theme_id);
  else joining(room).delete(theme.theme_id);
  room.redraw();
}

function joinForm(room) {
  const chosen = room.shared.themes.filter((theme) => joining(room).has(theme.theme_id));
  if (chosen.length < 2) return null;
  const title = typed(room, "join-title", chosen[0].title);
  const join = (event) => {
    event.preventDefault();
    room.act("join_themes", { title: title.text.trim(), lang: chosen[0].lang, theme_ids: chosen.map((theme) => theme.theme_id) });
    title.clear();
    joining(room).clear();
    room.redraw();
  };
  return h(
    "form",
    { class: "card stack tight", onsubmit: join },
    field(room.t("ui-fac-join-title", { count: chosen.length }), h("input", { id: "join-title", maxlength: 200, lang: chosen[0].lang, ...title.props })),
    h("button", { class: "button main", disabled: !title.text.trim() }, room.t("ui-fac-join")),
  );
}
