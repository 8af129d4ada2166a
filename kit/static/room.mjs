// The room: what every page is given. The view and its labels, the server's clock, acts that arrive,
// drafts that stay, and a drawing that follows.

import { Clock } from "./clock.mjs";
import { names, recall, recalled, remember, within } from "./device.mjs";
import { draw } from "./dom.mjs";
import { Follow } from "./follow.mjs";
import { Outbox } from "./outbox.mjs";

// The notice that the store cannot write; it goes when it can again.
const TROUBLE = "trouble";
// Milliseconds without a word: shown within five seconds, drawn every second.
const LOST_AFTER = 3800;
// Milliseconds between two seconds of a page that was not awake.
const SLEPT = 3000;
const data = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const start = data("kit-start") ?? { words: {}, languages: [] };
const owner = start.seat?.seat_id ?? start.session;
const place = (kind, name) => `kit:${start.session}:${start.seat?.seat_id ?? ""}:${kind}:${name}`;

let words = start.words;
// What the device's clock is set to says nothing about silence.
let lastHeard = performance.now();
let ticked = lastHeard;
// Of the view that is here.
let tag = "";
let page = () => [];
let drawing = null;
let broken = false;
let gone = false;

export const room = {
  shared: null,
  own: {},
  seat: start.seat,
  session: start.session,
  page: start.page,
  lang: start.lang,
  languages: start.languages,
  local: {},
  savedAt: null,
  revision: 0,
  at: "",
  notices: (recalled(place("notices", "all")) ?? []).filter((one) => one.id !== TROUBLE),
  get online() {
    return gone || performance.now() - lastHeard < LOST_AFTER;
  },
  get waiting() {
    return outbox.waiting;
  },
  t: (id, values = {}) => (words[id] ?? id).replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap),
  now: () => clock.now(),
  time: (ms) => new Date(ms).toTimeString().slice(0, 8),
  act,
  draft: (name) => draft(place("draft", name)),
  device: (name) => device(place("device", name)),
  redraw,
  speak,
  look,
  dismiss,
  go: (url) => location.assign(url),
  link,
};

const clock = new Clock(() => setTimeout(wake));

const outbox = new Outbox(owner, () => room.lang, {
  t: room.t,
  changed: redraw,
  acknowledged: () => {
    room.savedAt = room.now();
    if (room.notices.some((one) => one.id === TROUBLE)) dismiss(TROUBLE);
  },
  troubled: (text) => {
    notice(text, TROUBLE);
  },
  refused: (one, answer, handled) => {
    const typed = !handled && (one.args.text ?? one.args.justification ?? one.args.title);
    notice([answer.text || room.t("ui-not-saved"), typed && `“${typed}”`].filter(Boolean).join(" "));
  },
});

const follow = new Follow(() => new URLSearchParams({ seat: start.seat?.seat_id ?? "", page: start.page, lang: room.lang, ...(room.at && { at: room.at }), ...(tag && { after: tag }), ...(transport.kernel && { kernel: transport.kernel }) }), {
  view: take,
  heard,
  gone: (text) => {
    // And will not come back: "connection lost" would promise it.
    gone = true;
    notice(text || room.t("ui-seat-gone"));
  },
});

// Milliseconds in which the same act again is the other half of a double click.
const REPEATED = 1000;
const MORE_EACH_TIME = new Set(["extend_item", "extend_slot"]);
let latest = { same: null, at: 0, answered: null };

/** Do something. The same once more at once is a nervous finger, and done once. */
function act(name, args = {}, handlers = {}) {
  const same = JSON.stringify([name, args]);
  const isAgain = same === latest.same && performance.now() - latest.at < REPEATED && !MORE_EACH_TIME.has(name);
  latest = { same, at: performance.now(), answered: isAgain ? latest.answered : outbox.add(name, args, handlers) };
  if (!isAgain) latest.answered.then((answer) => !answer?.ok && (latest = { same: null, at: 0, answered: null }));
  return latest.answered;
}

/** How views come: by `follow`, until a kernel's widget takes over (kernel.mjs) and back. */
export const transport = {
  kernel: null,
  follow,
  take,
  heard,
  wakers: new Set(),
  speakers: new Set(),
  lookers: new Set(),
};

/** A view, or what is new in it against the one of the tag `base`. One in another language comes too
 * late or too early. */
function take(message, base) {
  if (message.lang && message.lang !== room.lang) return;
  if (!(message.shared && message.own) && (base ?? "") !== tag) {
    // Another view came between: changes fit only the one they were made for.
    tag = "";
    follow.restart();
    return;
  }
  tag = message.tag ?? "";
  if (message.shared) room.shared = message.shared;
  else if (message.shared_changes) room.shared = changed(room.shared, message.shared_changes);
  if (message.own) room.own = message.own;
  else if (message.own_changes) room.own = changed(room.own, message.own_changes);
  if (message.revision) {
    room.revision = message.revision;
    outbox.shown(message.revision);
  }
  redraw();
}

/** The view with what is new in it; the old one stays as it was. */
function changed(view, changes) {
  for (const [path, ...value] of changes) view = replaced(view, path, value);
  return view;
}

function replaced(view, [name, ...rest], value) {
  const copy = { ...view };
  if (rest.length) copy[name] = replaced(copy[name], rest, value);
  else if (value.length) [copy[name]] = value;
  else delete copy[name];
  return copy;
}

/** The server spoke, and said what time it is: at most `roundTrip` milliseconds ago. */
function heard(now, roundTrip = Infinity) {
  const wasLost = !room.online;
  lastHeard = performance.now();
  if (now) clock.heard(now, roundTrip);
  if (!wasLost) return;
  outbox.again();
  redraw();
}

function redraw() {
  if (drawing !== null) return;
  // A hidden page draws no frames, but a timer still comes.
  const later = document.hidden ? (run) => setTimeout(run, 50) : requestAnimationFrame;
  drawing = later(() => {
    drawing = null;
    drawNow();
  });
}

function drawNow() {
  if (!room.shared) return;
  try {
    const held = document.activeElement;
    draw(document.getElementById("room"), ...[page(room)].flat());
    // What had the focus may be gone: whoever uses a keyboard must not fall out of the page.
    if (held && !held.isConnected && document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
    broken = false;
  } catch (error) {
    if (!broken) console.error(error);
    broken = true;
  }
}

function draft(name) {
  return {
    get value() {
      return recall(name) ?? "";
    },
    set: (text) => remember(name, text),
    clear: () => remember(name, null),
  };
}

function device(name) {
  return { get: () => recalled(name), set: (value) => remember(name, value === null || value === undefined ? null : JSON.stringify(value)) };
}

function notice(text, id = `${Date.now()}-${room.notices.length}`) {
  if (room.notices.some((one) => one.text === text)) return;
  room.notices = [...room.notices, { id, text }].slice(-8);
  keepNotices();
}

function dismiss(id) {
  room.notices = room.notices.filter((one) => one.id !== id);
  keepNotices();
}

function keepNotices() {
  remember(place("notices", "all"), room.notices.length ? JSON.stringify(room.notices) : null);
  redraw();
}

/** The address of another page for this seat. */
function link(name) {
  const id = start.seat?.seat_id;
  if (name === "phone") return `/p/${id}`;
  if (start.seat?.role === "participant") return `/p/${id}/${name}`;
  return `/voila/render/${name}.ipynb?seat=${id}`;
}

/** Change the language of this device, without losing a word that is being typed. */
async function speak(lang) {
  document.cookie = `kit_lang=${lang}; path=/; max-age=31536000; samesite=lax`;
  try {
    const response = await fetch(`/words/${lang}.json?v=${start.versions[lang]}`);
    if (!response.ok) return;
    words = await response.json();
  } catch {
    // No connection: the page stays as it is.
    return;
  }
  room.lang = lang;
  tag = "";
  document.documentElement.lang = lang;
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(null, "", address);
  if (start.seat) {
    for (const tell of transport.speakers) tell(lang);
    await refresh();
    follow.restart();
  } else location.reload();
  redraw();
}

/** Look elsewhere on a page that is sent in parts: what is there follows. */
function look(at) {
  if (at === room.at) return;
  room.at = at;
  for (const tell of transport.lookers) tell(at);
  follow.look(at);
}

/** Ask once for the whole view. */
async function refresh() {
  const query = new URLSearchParams({ seat: start.seat.seat_id, page: start.page, lang: room.lang, at: room.at });
  const response = await fetch(`/api/view?${query}`, { credentials: "same-origin", signal: within(LOST_AFTER) }).catch(() => null);
  if (response?.ok) take(await response.json());
}

function wake(event) {
  if (document.hidden || !start.seat) return;
  // A page that slept has heard nothing: give the line a moment before calling it lost.
  lastHeard = Math.max(lastHeard, performance.now() - LOST_AFTER + 1500);
  for (const tell of transport.wakers) tell();
  // The network comes back to all phones of a room at once.
  follow.wake(event?.type === "online" ? 1000 * Math.random() : 0);
  outbox.again();
}

/** Once a second, on the second: all screens change together. */
function tick() {
  const slept = performance.now() - ticked > SLEPT;
  ticked = performance.now();
  if (slept) wake();
  redraw();
  setTimeout(tick, 1005 - (room.now() % 1000));
}

async function begin() {
  const view = data("kit-view");
  // A phone has its page in the same file already.
  page = globalThis.kitPage ?? (await import(`${start.static}pages/${start.page}.mjs`)).default;
  if (view) take(view);
  heard(view?.now);
  tick();
  addEventListener("online", wake);
  // Back from the browser's own store; a first showing needs no question.
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", wake);
  if (!start.seat) {
    // A page without a seat follows nothing and loses nothing.
    setInterval(() => heard(), 1000);
    return;
  }
  follow.start();
  if (names(`kit:${owner}:act:`).length) outbox.send();
}

if (start.page) begin();
