// Following: the view over one WebSocket, or by asking again and again where sockets do not pass.

import { within } from "./device.mjs";

const PING_EVERY = 1500;
const SILENCE = 4500; // milliseconds without a word after which a connection counts as dead
const TRIES = 2; // sockets that may fail to open before we ask instead
const SOCKET_AGAIN = 30_000;
const SEAT_GONE = 4403;
const OPEN = 1; // WebSocket.OPEN, where there are sockets

/** `tell` = {view(message), heard(now, roundTrip), gone(text)}; `query` gives the address's query. */
export class Follow {
  constructor(query, tell) {
    this.query = query;
    this.tell = tell;
    this.running = false;
    this.failed = 0;
    this.tag = "";
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.failed = 0;
    this.open();
    this.pinging = setInterval(() => this.ping(), PING_EVERY);
  }

  stop() {
    this.running = false;
    clearInterval(this.pinging);
    clearTimeout(this.timer);
    this.asking?.abort();
    this.leave();
  }

  /** Begin anew: with another language, or because the network seems to be back. */
  restart() {
    if (!this.running) return;
    this.stop();
    this.tag = "";
    this.start();
  }

  /** The page looks elsewhere: over the socket, once it is open, else the next question asks for it. */
  look(at) {
    if (!this.running) return;
    const socket = this.socket;
    if (socket?.readyState === OPEN) socket.send(JSON.stringify({ look: at }));
    else if (socket) this.looking = at;
    else this.restart();
  }

  /** The page woke up: find out at once whether the connection still lives. */
  wake() {
    if (!this.running) return;
    if (this.socket?.readyState === OPEN) this.ping();
    else this.restart();
  }

  open() {
    clearTimeout(this.timer);
    if (!this.running) return;
    if (typeof WebSocket === "undefined") this.failed = TRIES;
    if (this.failed >= TRIES) {
      this.ask();
      return;
    }
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/api/follow?${this.query()}`);
    this.socket = socket;
    this.since = Date.now();
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.failed = 0;
      this.heard();
      this.ping();
      if (this.looking !== undefined) socket.send(JSON.stringify({ look: this.looking }));
      this.looking = undefined;
    };
    socket.onmessage = (event) => this.socket === socket && this.hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.socket = null;
      if (event.code === SEAT_GONE) this.gone();
      else this.again(opened);
    };
  }

  again(opened) {
    if (!opened) this.failed += 1;
    const pause = opened ? 300 + 700 * Math.random() : 500 + 1000 * Math.random();
    this.timer = setTimeout(() => this.open(), pause);
  }

  leave() {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  ping() {
    const socket = this.socket;
    if (!socket) return;
    if (Date.now() - this.since > SILENCE) {
      // Nothing moves: a hung network closes no socket by itself.
      this.leave();
      this.again(false);
      return;
    }
    if (socket.readyState === OPEN) socket.send(JSON.stringify({ ping: Date.now() }));
  }

  hear(message) {
    if (message.pong === undefined) this.tell.view(message);
    this.heard(message.now, message.pong === undefined ? Infinity : Date.now() - message.pong);
  }

  heard(now, roundTrip) {
    this.since = Date.now();
    this.tell.heard(now, roundTrip);
  }

  async ask() {
    const began = Date.now();
    const until = began + SOCKET_AGAIN;
    while (this.running && this.failed >= TRIES && Date.now() < until) if (!(await this.askOnce())) break;
    if (!this.running) return;
    this.failed = 0; // try a socket again
    this.timer = setTimeout(() => this.open(), Date.now() < until ? 700 + 800 * Math.random() : 0);
  }

  /** One question; the first is answered at once, the next when there is something new. */
  async askOnce() {
    this.asking = new AbortController();
    const wait = this.tag ? 3 : 0; // short, so that a lost connection shows within five seconds
    const signal = AbortSignal.any?.([this.asking.signal, within(1000 * wait + 4000)]) ?? within(1000 * wait + 4000);
    const asked = Date.now();
    try {
      const response = await fetch(`/api/view?${this.query()}&after=${this.tag}&wait=${wait}`, { credentials: "same-origin", signal });
      if (response.status === 403 || response.status === 404) return this.gone(await response.json().catch(() => null));
      if (!response.ok) return false;
      if (response.status !== 204) {
        const view = await response.json();
        this.tag = view.tag;
        this.tell.view(view);
        this.heard(view.now, wait ? Infinity : Date.now() - asked);
      } else this.heard();
      return true;
    } catch {
      return false;
    }
  }

  gone(answer) {
    this.stop();
    this.tell.gone(answer?.text);
    return false;
  }
}
