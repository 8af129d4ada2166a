// What this device can do in the room, each in a sentence with what to do about it: hold a seat, keep
// what is typed, hear of changes at once, answer quickly. And how far off its clock is, which does
// not matter.

import { draw, h } from "./dom.mjs";

const PINGS = 6;
const PATIENCE = 6000; // milliseconds until a line counts as blocked
const QUICK = 300; // milliseconds within which an answer feels immediate
const SLOW = 1500;
const CLOCK_AGREES = 2000;
const VISIT = "kit:check:visit";

const { words } = JSON.parse(document.getElementById("kit-start").textContent);
const t = (id, values = {}) => words[id].replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

/** Whether the browser takes a cookie of ours: without one it holds no seat. */
function seat() {
  document.cookie = "kit_check=1; path=/test; samesite=lax";
  const taken = document.cookie.includes("kit_check=1");
  document.cookie = "kit_check=; path=/test; max-age=0; samesite=lax";
  return taken ? "good" : "bad";
}

/** Whether what an earlier visit kept is still there; a first visit can only try to write. */
function kept() {
  try {
    const before = localStorage.getItem(VISIT);
    localStorage.setItem(VISIT, String(Date.now()));
    return before ? "good" : localStorage.getItem(VISIT) ? "first" : "warn";
  } catch {
    return "warn";
  }
}

const tried = { seat: { state: seat() }, kept: { state: kept() } };
const ROWS = ["seat", "kept", "live", "quick", "clock"];
const MARKS = { good: "✓", first: "✓", off: "✓", warn: "!", bad: "✗" };

/** All that is known so far. What is still being tried has no line yet. */
function show() {
  const known = ROWS.filter((name) => tried[name]);
  draw(
    document.getElementById("check"),
    h("p", { role: "status", key: "verdict" }, h("strong", {}, t(`ui-check-all-${verdict()}`))),
    h("ul", { class: "plain stack tight", key: "rows" }, ...known.map((name) => row(name, tried[name]))),
  );
}

function verdict() {
  if (ROWS.some((name) => !tried[name])) return "trying";
  const states = ROWS.map((name) => tried[name].state);
  return states.includes("bad") ? "bad" : states.includes("warn") ? "warn" : "good";
}

function row(name, { state, ...values }) {
  const tone = { first: "good", off: "good" }[state] ?? state;
  const advice = words[`ui-check-${name}-${state}-do`];
  return h("li", { class: `card door-check ${tone}`, key: name }, h("strong", {}, `${MARKS[state]} ${t(`ui-check-${name}-${state}`, values)}`), advice && h("span", {}, advice));
}

/** Answers over a socket, as pages follow the room; none where it does not open or falls silent. */
function line() {
  return new Promise((resolve) => {
    const answers = [];
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/test/line`);
    let asked = 0;
    const ask = () => {
      asked = performance.now();
      socket.send(String(answers.length));
    };
    const end = () => {
      clearTimeout(timer);
      resolve(answers);
      socket.close();
    };
    const timer = setTimeout(end, PATIENCE);
    socket.onopen = ask;
    socket.onclose = end;
    socket.onmessage = (event) => {
      answers.push(answer(performance.now() - asked, JSON.parse(event.data).now));
      if (answers.length < PINGS) ask();
      else end();
    };
  });
}

/** The same by asking, as pages do where no socket passes; the clock to the second. */
async function questions() {
  const answers = [];
  while (answers.length < PINGS) {
    const asked = performance.now();
    const response = await fetch(`/api/health?${answers.length}`, { cache: "no-store" });
    answers.push(answer(performance.now() - asked, Date.parse(response.headers.get("Date")) + 500));
  }
  return answers;
}

const answer = (took, now) => ({ took, ahead: Date.now() - now - took / 2 });

async function tryTheLine() {
  const overSocket = await line().catch(() => []);
  const answers = overSocket.length ? overSocket : await questions().catch(() => []);
  tried.live = { state: overSocket.length === PINGS ? "good" : answers.length ? "off" : "bad" };
  const [best, ...others] = answers.sort((one, other) => one.took - other.took);
  const usual = others[others.length >> 1] ?? best;
  if (best) {
    tried.quick = { state: usual.took < QUICK ? "good" : usual.took < SLOW ? "off" : "warn", ms: Math.max(1, Math.round(usual.took)) };
    tried.clock = clock(best.ahead);
  } else ROWS.splice(ROWS.indexOf("quick"));
  show();
}

/** How wrong the device's own clock is: pages go by the room's. */
function clock(ahead) {
  if (Math.abs(ahead) < CLOCK_AGREES) return { state: "good" };
  return { state: "off", time: t(ahead > 0 ? "ui-check-ahead" : "ui-check-behind", { time: spoken(Math.abs(ahead) / 1000) }) };
}

function spoken(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : t("ui-check-days", { count: Math.round(hours / 24) });
}

show();
tryTheLine();
