// The outbox: acts on their way. Each is kept on this device until the server has acknowledged it,
// goes out with the same key however often it must be sent, and in the order it was done.

import { names, newKey, recalled, remember, reread } from "./device.mjs";

const LONGEST_REQUEST = 8000;
// Milliseconds after which a request of a line that was lost is given up.
const STALE = 1000;
// The server refuses more, and cuts off what is far more.
const LARGEST = 250_000;
// Answers "the server is broken" before an act is given back.
const PATIENCE = 5;
/** What `onrefused` answers when it shows the refusal itself. */
export const SAID = "said";
// Milliseconds in which the view should show what was acknowledged.
const VIEW_WAIT = 3000;

/** `tell` = {t(id), changed(), acknowledged(answer), troubled(text), refused(one, answer, handled)}. */
export class Outbox {
  constructor(seatId, lang, tell) {
    this.place = `kit:${seatId}:act:`;
    this.seatId = seatId;
    this.lang = lang;
    this.tell = tell;
    this.handlers = new Map();
    this.failures = 0;
    this.latest = 0;
    this.acts = names(this.place).map((name) => ({ name, ...recalled(name) })).filter((one) => one.key);
    for (const { name } of this.acts) this.latest = Number(name.slice(this.place.length).slice(0, 14));
    addEventListener("storage", (event) => this.elsewhere(event));
  }

  /** The acts that no view shows yet. */
  get waiting() {
    return this.acts;
  }

  add(act, args, { ondone, onrefused } = {}) {
    const key = newKey();
    // In their order, though the clock be set back.
    this.latest = Math.max(Date.now(), this.latest + 1);
    const one = { name: `${this.place}${String(this.latest).padStart(14, "0")}:${key}`, act, args, key };
    this.acts = [...this.acts, one];
    remember(one.name, JSON.stringify({ act, args, key }));
    const answered = new Promise((resolve) => this.handlers.set(key, { ondone, onrefused, resolve }));
    this.tell.changed();
    this.send();
    return answered;
  }

  /** The line may be back: what hangs on the old one goes out anew, with the same key. */
  again() {
    if (Math.abs(Date.now() - this.began) > STALE) this.posting?.abort();
    this.failures = -1;
    this.send();
  }

  /** Send what waits, one after another. */
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
    const posting = (this.posting = new AbortController());
    const patience = setTimeout(() => posting.abort(), LONGEST_REQUEST);
    this.began = Date.now();
    try {
      const response = await fetch("/api/act", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Kit": "1" },
        credentials: "same-origin",
        keepalive: body.length < 30_000,
        signal: posting.signal,
        body,
      });
      return { status: response.status, answer: await response.json().catch(() => null) };
    } catch {
      return { status: 0 };
    } finally {
      clearTimeout(patience);
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
    const said = onrefused?.(answer);
    // One that found no place to give it back to says false: then the notice quotes it.
    if (said !== SAID) this.tell.refused(one, answer, Boolean(onrefused) && said !== false);
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
