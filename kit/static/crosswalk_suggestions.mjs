// What a machine takes for counterparts: asked for beside the page, shown as a guess, never chosen
// by itself. What a group was shown and what it refused is recorded; the page works without any.

import { h } from "./dom.mjs";
import { button, countryMark, pill, said } from "./parts.mjs";
import { asked } from "./asking.mjs";
import { ALL, assessable, end, here, open, saidHere } from "./crosswalk_place.mjs";
import { pick } from "./crosswalk_picking.mjs";
import { nodeId } from "./crosswalk_said.mjs";

export const KEYS = ["q", "w", "e"];
const AGAIN = [5000, 15_000, 45_000, 120_000]; // milliseconds until a failed question is put again
const SEEN_AFTER = 700; // milliseconds after which what is shown counts as shown
const answers = new Map();

/** The answer for the frameworks looked at; asked for when it is first wanted. */
function answerFor(room, place) {
  const theirs = place.targets.map((one) => one.id).join(",");
  const name = [room.seat?.seat_id, place.ours.id, place.ours.edition, ...place.targets.map((one) => `${one.id} ${one.edition}`)].join(" ");
  if (!answers.has(name)) answers.set(name, { failed: 0 });
  const found = answers.get(name);
  if (found.frameworks || found.asking || performance.now() < (found.after ?? 0)) return found;
  found.asking = asked(room, `/api/suggestions?${new URLSearchParams({ seat: room.seat?.seat_id ?? "", ours: place.ours.id, theirs })}`).then((answer) => {
    if (answer.frameworks) Object.assign(found, answer);
    else found.after = performance.now() + (AGAIN[found.failed++] ?? Infinity);
    found.asking = null;
    room.redraw();
  });
  return found;
}

/** What is shown for the present requirement: best first, three at most, none that is answered. */
export function suggested(room, place) {
  const answer = answerFor(room, place);
  const ref = place.subject.ref_id;
  const rows = openTargets(place).flatMap((framework) =>
    (answer.frameworks?.[framework.id]?.[ref] ?? []).map((one) => ({ ...one, framework, row: assessable(framework).find((row) => row.ref_id === one.ref_id) })),
  );
  const left = rows.filter((one) => one.row && !isRefused(room, ref, one) && !saidHere(place, one.framework, one.row));
  const best = place.theirs.id === ALL ? (a, b) => b.score - a.score : (a, b) => a.rank - b.rank;
  return { ...answer, rows: left.sort(best).slice(0, KEYS.length).map((one) => ({ ...one, isLikely: one.score >= answer.likely })) };
}

/** With all others at once, what is answered in a list needs no more guesses there. */
const openTargets = (place) => (place.theirs.id === ALL ? open(place) : place.targets);

const node = (one) => nodeId(end(one.framework, one.row));
const isRefused = (room, ref, one) => room.own.suggested[ref]?.[node(one)] || room.waiting.some(({ act, args }) => act === "refuse_suggestion" && args.subject.ref_id === ref && nodeId(args.object) === node(one));

export function suggestions(room, place) {
  const found = suggested(room, place);
  if (!found.rows.length) return found.asking ? h("p", { class: "small soft guessing", role: "status" }, room.t("ui-comparing-guesses-coming")) : null;
  seen(room, place, found);
  return h(
    "div",
    { class: "suggestions", role: "group", "aria-labelledby": "guesses", "aria-describedby": "guesses-how" },
    h("h3", { id: "guesses", class: "small" }, room.t("ui-comparing-guesses")),
    h("p", { id: "guesses-how", class: "small soft" }, room.t(`ui-comparing-guessed-by-${found.method}`), " ", h("span", { "aria-hidden": "true" }, `× ${room.t("ui-comparing-not-this-one")}.`)),
    h("ol", { class: "plain" }, found.rows.map((one, index) => suggestion(room, place, found, one, index))),
  );
}

function suggestion(room, place, found, one, index) {
  const score = new Intl.NumberFormat(room.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(one.score);
  const isChosen = place.there === one.framework && place.objects.includes(one.row);
  return h(
    "li",
    { class: "suggestion", key: `guess ${node(one)}` },
    h(
      "button",
      { type: "button", class: "button guess", "aria-pressed": String(isChosen), "aria-keyshortcuts": KEYS[index].toUpperCase(), onclick: () => pick(room, place, one.framework, one.row) },
      h("kbd", { "aria-hidden": "true" }, KEYS[index].toUpperCase()),
      h("span", { class: "number" }, place.theirs.id === ALL && [countryMark(one.framework.country, "no", one.framework.name), " "], h("strong", {}, one.row.ref_id)),
      said(one.row.texts[0].text, one.row.texts[0].lang, "span", { class: "brief" }),
      h("span", { class: "score small" }, one.isLikely ? pill(room.t("ui-comparing-likely"), "good") : h("span", { class: "soft" }, room.t("ui-comparing-far")), h("span", { class: "num soft", title: room.t("ui-comparing-score") }, score), place.theirs.id === ALL && h("span", { class: "soft of", title: one.framework.name }, one.framework.name)),
    ),
    button("×", () => refuse(room, place, found, one), { kind: "quiet", class: "leave", title: room.t("ui-comparing-not-this-one"), "aria-label": `${room.t("ui-comparing-not-this-one")}: ${one.row.ref_id}`, "aria-keyshortcuts": `Shift+${KEYS[index].toUpperCase()}` }),
  );
}

/** Pick or refuse the suggestion of that key. */
export function byKey(room, place, key, isRefusal) {
  const found = suggested(room, place);
  const one = found.rows[KEYS.indexOf(key)];
  if (one && isRefusal) refuse(room, place, found, one);
  else if (one) pick(room, place, one.framework, one.row, true);
}

function refuse(room, place, found, one) {
  record(room, place, found);
  room.act("refuse_suggestion", { subject: here(place), object: end(one.framework, one.row) });
  room.redraw();
}

const isNew = (room, place, one) => room.own.suggested[place.subject.ref_id]?.[node(one)] === undefined && !logged(room).has(`${nodeId(here(place))} ${node(one)}`);
const logged = (room) => (room.local.logged ??= new Set());

/** Shown long enough to be read: it is recorded, once. */
function seen(room, place, found) {
  room.local.showing = nodeId(here(place));
  if (room.local.seeing || document.hidden || !found.rows.some((one) => isNew(room, place, one))) return;
  const showing = room.local.showing;
  room.local.seeing = setTimeout(() => {
    room.local.seeing = null;
    if (room.local.showing === showing) record(room, place, found);
    else room.redraw();
  }, SEEN_AFTER);
}

function record(room, place, found) {
  const fresh = found.rows.filter((one) => isNew(room, place, one));
  if (!fresh.length) return;
  for (const one of fresh) logged(room).add(`${nodeId(here(place))} ${node(one)}`);
  const suggestedPairs = fresh.map((one) => ({ object: end(one.framework, one.row), rank: one.rank, score: Math.round(one.score * 10_000) }));
  room.act("show_suggestions", { subject: here(place), method: found.method, suggested: suggestedPairs });
}
