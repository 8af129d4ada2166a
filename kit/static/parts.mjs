// The few parts every page is made of: frame, bar, card, pill, clock, marks, buttons, fields, dialog.

import { h } from "./dom.mjs";

/** A button; `kind` is "main", "quiet" or "danger", with "small" where many stand together. */
export const button = (label, onclick, { kind = "", ...props } = {}) =>
  h("button", { type: "button", ...props, class: `button ${kind} ${props.class ?? ""}`.trim(), onclick }, label);

/** A link that looks like a button. */
export const buttonLink = (label, href, { kind = "", ...props } = {}) =>
  h("a", { ...props, class: `button ${kind}`.trim(), href }, label);

/** A small label; `tone` is "good", "warn", "bad" or nothing. */
export const pill = (content, tone = "", props = {}) => h("span", { ...props, class: `pill ${tone} ${props.class ?? ""}`.trim() }, content);

/** A card with its content. */
export const card = (props, ...content) => h("section", { ...props, class: `card ${props?.class ?? ""}`.trim() }, ...content);

/** The colour of a group, for `style`. Seven groups and more begin again: the number tells them apart. */
export const groupColour = (number) => ({ "--c": `var(--g${((number - 1) % 6) + 1})` });

/** The coloured number of a group; the colour never stands alone. */
export const groupMark = (number, props = {}) =>
  h("span", { ...props, class: `group ${props.class ?? ""}`.trim(), style: groupColour(number) }, number);

const ASKS = { yes: ["country has", ""], partly: ["country part", " ≈"], "not-known": ["country", " ?"], no: ["country", ""] };

/** A country's letters; `asks` is "yes", "partly", "not-known" or "no". */
export function countryMark(country, asks, title) {
  const [look, sign] = ASKS[asks];
  return h("span", { class: look, title }, `${country}${sign}`);
}

/** Text in its own language, so that voices and hyphenation follow. */
export const said = (text, lang, tag = "span", props = {}) => h(tag, { dir: "auto", ...props, lang }, text);

/** What to do where there is nothing yet. */
export const empty = (title, hint, ...acts) =>
  h("div", { class: "empty" }, h("strong", {}, title), hint && h("p", { class: "soft" }, hint), ...acts);

/** A label above its field. Give the control an `id` and the field finds it. */
export function field(label, control, { hint, ...props } = {}) {
  const { id } = control.props;
  const described = hint ? { ...control, props: { "aria-describedby": `${id}-hint`, ...control.props } } : control;
  return h("div", { ...props, class: `field ${props.class ?? ""}`.trim() }, h("label", { for: id }, label), hint && h("p", { class: "soft small", id: `${id}-hint` }, hint), described);
}

/** A box to tick with its label beside it, both one target. */
export const tick = (label, checked, onchange, props = {}) =>
  h("label", { class: "tick" }, h("input", { type: "checkbox", ...props, checked, onchange: (event) => onchange(event.target.checked) }), h("span", {}, label));

/** What stands behind a click. The browser keeps it open while the page is redrawn. */
export const disclosure = (label, props, ...content) =>
  h("details", { ...props, class: `disclosure ${props?.class ?? ""}`.trim() }, h("summary", {}, label), h("div", { class: "inside" }, ...content));

/** A bar that shows how many of how many; the words stand beside it, so it is hidden from readers. */
export const progress = (value, max, props = {}) =>
  h("span", { ...props, class: `progress ${props.class ?? ""}`.trim(), "aria-hidden": "true", style: { "--part": max ? Math.min(1, value / max) : 0 } });

/** Words being typed: kept on this device until `clear()`, so that neither a new view nor a reload
 * takes them. `props` are for the input, `text` is what it holds, `touched` whether it was typed in. */
export function typed(room, name, standing = "") {
  const draft = room.draft(name);
  const oninput = (event) => {
    draft.set(JSON.stringify(event.target.value));
    room.redraw();
  };
  const words = {
    // Read when it is asked for: a quick hand presses Enter before the page is drawn again.
    get text() {
      return draft.value ? JSON.parse(draft.value) : standing;
    },
    get touched() {
      return Boolean(draft.value);
    },
    clear: () => draft.clear(),
  };
  return Object.assign(words, { props: { value: words.text, oninput } });
}

/** A choice among languages, for words that somebody types. */
export const languageOf = (room, languages, label, value, onchange, props = {}) =>
  h(
    "select",
    { ...props, class: "language", "aria-label": label, value, onchange: (event) => onchange(event.target.value) },
    ...languages.map((lang) => h("option", { value: lang, selected: lang === value, lang }, lang.toUpperCase())),
  );

/** Open the dialog of that name; a page shows it by calling `dialog` with the same name. */
export function ask(room, name) {
  if (!room.local.dialog) room.local.asker = document.activeElement;
  room.local.dialog = name;
  room.redraw();
}

/** Close whichever dialog is open; the focus goes back to where the question came from. */
export function close(room) {
  const { asker } = room.local;
  room.local.dialog = null;
  room.redraw();
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    (asker?.isConnected ? asker : document.getElementById("main"))?.focus({ preventScroll: !asker?.isConnected });
  }, 100); // the dialog leaves with the next drawing
}

/** A dialog over the page while `ask(room, name)` holds; Escape and Cancel close it. */
export function dialog(room, name, title, ...content) {
  if (room.local.dialog !== name) return null;
  return h(
    "dialog",
    {
      class: "dialog",
      key: `dialog-${name}`,
      "aria-label": title,
      oncreate: (element) => queueMicrotask(() => element.isConnected && !element.open && (element.showModal ? element.showModal() : (element.open = true))),
      oncancel: (event) => {
        event.preventDefault();
        close(room);
      },
    },
    h("h2", {}, title),
    ...content,
  );
}

/** The two buttons that end a dialog. */
export const answers = (room, label, onclick, { kind = "main", ...props } = {}) =>
  h(
    "div",
    { class: "row end" },
    button(room.t("ui-cancel"), () => close(room)),
    button(label, () => {
      close(room);
      onclick();
    }, { kind, ...props }),
  );

/** Minutes and seconds that are left, never below zero; `deadline` and `now` in milliseconds. */
export function left(deadline, now) {
  const seconds = Math.max(0, Math.ceil((deadline - now) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const padded = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${padded(minutes)}:${padded(seconds % 60)}` : `${minutes}:${padded(seconds % 60)}`;
}

/** The clock. `room.now()` is the server's time, so every screen shows the same. */
export function clock(room, deadline, props = {}) {
  if (!deadline) return null;
  const over = deadline <= room.now();
  const low = deadline - room.now() < 60_000;
  return h(
    "span",
    { ...props, role: "timer", class: `clock ${low ? "low" : ""} ${over ? "over" : ""} ${props.class ?? ""}`.trim(), "aria-label": room.t("ui-time-left") },
    over ? room.t("ui-time-is-up") : left(deadline, room.now()),
  );
}

/** The saved state: what is durable, what still waits on this device. */
export function savedState(room) {
  if (room.waiting.length) return pill(room.t(room.online ? "ui-saving" : "ui-kept-here", { count: room.waiting.length }), "warn", { class: "saved" });
  if (room.savedAt) return pill(room.t("ui-saved-at", { time: room.time(room.savedAt) }), "good", { class: "saved" });
  return null;
}

/** The header of every page: mark, title, what is saved, language, clock. */
export function bar(room, { mark, title, subtitle, extra = [], deadline }) {
  return h(
    "header",
    { class: "bar", oncreate: measured },
    mark,
    h("h1", { class: "mark" }, title),
    subtitle && h("span", { class: "soft subtitle" }, subtitle),
    h("span", { class: "grow" }),
    ...extra,
    savedState(room),
    languageChoice(room),
    clock(room, deadline),
  );
}

/** How high the bar is: what sticks below it and what gets the focus must not hide behind it. */
const measured = (bar) => new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

/** The interface's language, chosen by the browser and changeable here. */
export const languageChoice = (room) =>
  h(
    "select",
    { class: "language", "aria-label": room.t("ui-language"), value: room.lang, onchange: (event) => room.speak(event.target.value) },
    ...room.languages.map((lang) => h("option", { value: lang, selected: lang === room.lang, lang }, lang.toUpperCase())),
  );

/** Sentences that need an eye: refusals with what was typed kept, losses of connection. */
export const notices = (room) =>
  h(
    "div",
    { class: "notices", role: "status", "aria-live": "polite" },
    !room.online && h("p", { class: "notice warn", key: "offline" }, room.t("ui-connection-lost")),
    ...room.notices.map((notice) =>
      h("p", { class: "notice bad", key: notice.id }, h("span", {}, notice.text), button(room.t("ui-dismiss"), () => room.dismiss(notice.id), { kind: "quiet" })),
    ),
  );

/** A page's frame: bar, notices, content. */
export const frame = (room, header, ...content) => [bar(room, header), notices(room), h("main", { id: "main", class: "content", tabindex: "-1" }, ...content)];

/** A QR code from its modules: `{path, size}` as the views give it. */
export const qr = (code, label) =>
  code &&
  h(
    "svg",
    { class: "qr", viewBox: `-4 -4 ${code.size + 8} ${code.size + 8}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    h("rect", { x: -4, y: -4, width: code.size + 8, height: code.size + 8, fill: "#fff" }),
    h("path", { d: code.path, fill: "#000" }),
  );
