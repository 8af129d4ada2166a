// The plenary itself: who speaks, the group's lines in big type, the order, the themes so far.

import { h } from "../dom.mjs";
import { clock, groupColour, groupMark, said } from "../parts.mjs";
import { current, follow, pages, turner } from "./paging.mjs";
import { length, spoken } from "./two_languages.mjs";

// What fits in big type beside the clock: the type grows with the screen, so the numbers hold for all.
const LETTERS = 45; // in a row
const ROWS = 9; // on a page, below a question of two rows
const SPACE = 0.65; // rows that the space around a line takes
const QUESTION = { letters: 68, rows: 0.7 }; // in a row of the smaller type; what it takes of a line's row
const MANY_GROUPS = 7; // their marks take a second row
const mostThemes = (room) => (room.shared.order.length >= MANY_GROUPS ? 6 : 9);

export function floor(room) {
  const { speaker } = room.shared;
  return [h("section", { class: "lines-side", "aria-live": "polite" }, ...(speaker ? speaking(room, speaker) : nobody(room))), h("aside", { class: "order-side" }, speaker && clock(room, speaker.deadline, { class: "huge" }), order(room), themes(room))];
}

const nobody = (room) => [h("h2", { class: "title" }, room.t("ui-plen-nobody")), h("p", { class: "soft" }, room.t("ui-plen-nobody-hint"))];

function speaking(room, speaker) {
  const found = room.shared.sheet.flatMap((question) => pagesOf(room, question));
  const newest = found.flatMap((page) => page.lines).find((line) => line.new);
  const page = shownPage(room, speaker, found, newest);
  return [
    h("div", { class: "who" }, groupMark(speaker.number), h("h2", {}, room.t("ui-plen-speaks", { name: speaker.name })), turner(room, page, found.length)),
    ...(found.length ? sheet(room, speaker, found[page]) : [h("p", { class: "soft" }, room.t("ui-plen-no-lines"))]),
  ];
}

/** A question with its lines, in as many pages as these take. A long question leaves them less. */
function pagesOf(room, question) {
  const rows = ROWS + QUESTION.rows * (2 - Math.ceil(length(room, question) / QUESTION.letters));
  return pages(question.lines.flatMap(parts), (line) => (Math.ceil(length(room, line) / LETTERS) + SPACE) / rows).map((lines) => ({ question, lines }));
}

/** A line too long for one page goes on over several. */
function parts(line) {
  const most = LETTERS * (ROWS - 2);
  if (line.text.length <= most) return [line];
  const pieces = line.text.match(new RegExp(`\\S[^]{0,${most}}(?=\\s|$)|\\S{1,${most}}`, "g"));
  const last = pieces.length - 1;
  return pieces.map((text, index) => ({ ...line, line_id: `${line.line_id} ${index}`, text: `${index ? "… " : ""}${text}${index < last ? " …" : ""}`, also: index < last ? [] : line.also }));
}

/** A line that was written just now brings its page with it. */
function shownPage(room, speaker, found, newest) {
  current(room, `floor ${speaker.group_id}`, found.length);
  if (newest) follow(room, `${newest.line_id} ${newest.changed_at}`, found.map((page) => page.lines), (line) => line.new);
  return Math.max(0, current(room, `floor ${speaker.group_id}`, found.length));
}

const sheet = (room, speaker, { question, lines }) => [
  h("p", { class: "question" }, ...spoken(room, question)),
  h("ul", { class: "plain lines", style: groupColour(speaker.number) }, ...lines.map((line) => h("li", { class: line.new ? "new" : "", key: line.line_id }, ...spoken(room, line)))),
];

const order = (room) =>
  h(
    "ol",
    { class: `plain order ${room.shared.order.length >= MANY_GROUPS ? "many" : ""}`, "aria-label": room.t("ui-plen-order") },
    ...room.shared.order.map((group) => h("li", { key: group.group_id, class: group.state }, groupMark(group.number), h("span", { class: "unseen" }, `${group.name}: ${room.t(`ui-plen-turn-${group.state}`)}`), group.state === "past" && h("span", { class: "tick-mark", "aria-hidden": "true" }, "✓"))),
  );

/** The newest themes; of very many the first ones make room and are counted. */
const themes = (room) =>
  h(
    "section",
    { class: `card themes ${room.shared.themes.length > 5 ? "many" : ""}` },
    h("h3", {}, room.t("ui-plen-themes")),
    room.shared.themes.length ? h("p", { class: "soft gathered" }, room.shared.gathered) : h("p", { class: "soft" }, room.t("ui-plen-no-themes")),
    h("ul", { class: "plain" }, ...room.shared.themes.slice(-mostThemes(room)).map((theme) => h("li", { key: theme.theme_id }, said(theme.title, theme.lang, "span", { class: "title-of" }), h("span", { class: "marks" }, ...theme.groups.map((group) => groupMark(group.number, { key: group.group_id, title: group.name })))))),
    room.shared.themes.length > mostThemes(room) && h("p", { class: "soft gathered" }, `+ ${room.shared.themes.length - mostThemes(room)}`),
  );
