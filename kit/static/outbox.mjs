// The outbox: acts on their way. Each is kept on this device until the server has acknowledged it,
// goes out with the same key however often it must be sent, and in the order it was done.

import { names, newKey, recalled, remember, reread, within } from "./device.mjs";

const LONGEST_REQUEST = 8000;
const LARGEST = 250_000; // the server refuses more, and cuts off what is far more
const PATIENCE = 5; // answers "the server is broken" before an act is given back
/** What `onrefused` answers when it shows the refusal itself. */
export const SAID = "said";
const VIEW_WAIT = 3000; // milliseconds in which the view should show what was acknowledged

/** `tell` = {t(id), changed(), acknowledged(answer), troubled(text), refused(one, answer, handled)}. */
export class Outbox {
  constructor(seatId, lang, tell) {
    this.place = `kit:${seatId}:act:`;
    this.seatId = seatId;
    this.lang = lang;
    this.tell = tell;
    this.handlers = new Map();
    this.failures = 0;
    this.count = 0;
    this.acts = names(this.place).map((name) => ({ name, ...recalled(name) })).filter((one) => one.key);
    addEventListener("storage", (event) => this.elsewhere(event));
  }

  /** The acts that no view shows yet. */
  get waiting() {
    return this.acts;
  }

  add(act, args, { ondone, onrefused } = {}) {
    const key = newKey();
    this.count += 1;
    const order = `${String(Date.now()).padStart(14, "0")}${String(this.count).padStart(4, "0")}`;
    const one = { name: `${this.place}${order}:${key}`, act, args, key };
    this.acts = [...this.acts, one];
    remember(one.name, JSON.stringify({ act, args, key }));
    const answered = new Promise((resolve) => this.handlers.set(key, { ondone, onrefused, resolve }));
    this.tell.changed();
    this.send();
    return answered;
  }

  /** Send what waits, one after another. Called again whenever the connection may be back. */
  async send() {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.sending = true;
    let next;
    while ((next = this.acts.find((one) => !one.revision))) if (!(await this.deliver(next))) break;
    this.sending = false;
    if (this.acts.some((one) => !one.revision)) this.timer = setTimeout(() => this.send(), this.pause());
  }

  /** Growing, and random, so that a whole room does not come back in the same instant. */
  pause() {
    return Math.min(8000, 500 * 2 ** Math.min(4, this.failures)) * (0.5 + Math.random());
  }

  async deliver(one) {
    const { status, answer } = await this.post(one);
    if (status === 200 && answer?.ok) return this.acknowledged(one, answer);
    if (status === 413) return this.refused(one, answer ?? { text: this.tell.t("ui-too-large") });
    const broken = !answer?.message_id || status >= 500;
    if (status >= 400 && status !== 429 && !broken) return this.refused(one, answer);
    this.failures += 1;
    if (status === 503 && answer?.text) this.tell.troubled(answer.text);
    one.broken = (one.broken ?? 0) + (status === 500);
    if (one.broken >= PATIENCE) return this.refused(one, answer ?? { text: "" });
    return false;
  }

  async post(one) {
    const body = JSON.stringify({ seat: this.seatId, act: one.act, args: one.args, key: one.key, lang: this.lang() });
    if (new Blob([body]).size > LARGEST) return { status: 413 };
    try {
      const response = await fetch("/api/act", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Kit": "1" },
        credentials: "same-origin",
        keepalive: body.length < 30_000,
        signal: within(LONGEST_REQUEST),
        body,
      });
      return { status: response.status, answer: await response.json().catch(() => null) };
    } catch {
      return { status: 0 };
    }
  }

  acknowledged(one, answer) {
    this.failures = 0;
    remember(one.name, null);
    one.revision = answer.revision;
    // It stays in sight until the view shows it, so that nothing blinks away and comes back.
    setTimeout(() => this.drop(one), VIEW_WAIT);
    this.tell.acknowledged(answer);
    const { ondone, resolve } = this.handlers.get(one.key) ?? {};
    this.handlers.delete(one.key);
    ondone?.(answer);
    resolve?.(answer);
    this.tell.changed();
    return true;
  }

  refused(one, answer) {
    this.failures = 0;
    this.drop(one);
    const { onrefused, resolve } = this.handlers.get(one.key) ?? {};
    this.handlers.delete(one.key);
    // Who says it beside what was typed says it best: then it is not said once more above the page.
    if (onrefused?.(answer) !== SAID) this.tell.refused(one, answer, Boolean(onrefused));
    resolve?.(answer);
    this.tell.changed();
    return true;
  }

  /** A view of this revision is in sight. */
  shown(revision) {
    this.acts = this.acts.filter((one) => !(one.revision && one.revision <= revision));
  }

  drop(one) {
    remember(one.name, null);
    if (!this.acts.includes(one)) return;
    this.acts = this.acts.filter((other) => other !== one);
    this.tell.changed();
  }

  /** Another page of this seat on this device has sent it. */
  elsewhere(event) {
    if (!event.key?.startsWith(this.place) || event.newValue !== null) return;
    reread(event.key);
    const one = this.acts.find((other) => other.name === event.key);
    if (one && !this.handlers.has(one.key)) this.drop(one);
  }
}
