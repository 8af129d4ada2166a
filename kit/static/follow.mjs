// Following: the view over one WebSocket. While none speaks, small questions find out whether the
// server is there, and where sockets do not pass, questions bring the view. Browsers let a socket wait
// the longer the more often one failed; a question goes out at once.

const PING_EVERY = 1500;
// Milliseconds without a word after which a socket is doubted.
const SILENCE = 3000;
// Sockets that may fail while questions are answered, before we only ask.
const TRIES = 2;
const SOCKET_AGAIN = 30_000;
// Seconds that a question waits for news: short, so that a lost line shows.
const WAIT = 2;
const PATIENCE = 4000;
// Times slower where nobody looks.
const SLOWLY = 8;
const SEAT_GONE = 4403;
const GONE = [403, 404];
// WebSocket.OPEN, where there are sockets.
const OPEN = 1;

/** Random, so that a room of thousands that comes back does not come in the same instant. */
const cycle = () => 1400 + 1000 * Math.random();

/** `tell` = {view(message, base), heard(now, roundTrip), gone(text)}; `query` gives the address's query,
 * with the tag of the view that is here as `after`. */
export class Follow {
  constructor(query, tell) {
    this.query = query;
    this.tell = tell;
    this.asks = new Set();
  }

  start() {
    if (this.running) return;
    this.running = true;
    // To questions: 0 none, 1 the server is there, 2 and its view is here.
    this.answers = 0;
    this.failed = 0;
    this.count = 0;
    this.open();
    this.seekIn(this.socket ? SILENCE : 0);
    this.pinging = setInterval(() => this.ping(), PING_EVERY);
  }

  stop() {
    this.running = false;
    clearInterval(this.pinging);
    clearTimeout(this.opening);
    this.quiet();
    this.leave();
  }

  /** Begin anew, with another language or from a whole view. */
  restart() {
    if (!this.running) return;
    this.stop();
    this.start();
  }

  /** The page looks elsewhere: over the socket, once it is open, else the next question asks for it. */
  look(at) {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify({ look: at }));
    else {
      this.looking = at;
      this.wake();
    }
  }

  /** The page woke up, or the network is back: find out whether the line still lives. */
  wake(pause = 0) {
    if (!this.running) return;
    if (this.answers) this.answers = 1;
    this.seekIn(this.ping() ? 400 : pause);
  }

  open() {
    clearTimeout(this.opening);
    if (this.socket || typeof WebSocket === "undefined" || (this.failed >= TRIES && performance.now() < this.retry)) return;
    const query = this.query();
    let base = query.get("after");
    let spoke = false;
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/follow?${query}`);
    this.socket = socket;
    this.since = performance.now();
    socket.onopen = () => {
      this.ping();
      if (this.looking !== undefined) this.look(this.looking);
      this.looking = undefined;
    };
    socket.onmessage = (event) => {
      if (this.socket !== socket) return;
      spoke = true;
      this.since = performance.now();
      this.failed = this.answers = 0;
      this.quiet();
      const message = JSON.parse(event.data);
      const isView = message.pong === undefined;
      if (isView) this.tell.view(message, base);
      if (isView) base = message.tag;
      this.tell.heard(message.now, isView ? Infinity : performance.now() - message.pong);
    };
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      if (event.code === SEAT_GONE) this.gone();
      else this.closed(spoke);
    };
  }

  /** A line that broke is tried at once; one that never was, when there is an answer. */
  closed(spoke) {
    this.leave();
    if (this.answers) {
      this.failed += 1;
      this.retry = performance.now() + SOCKET_AGAIN;
    }
    if (spoke) this.opening = setTimeout(() => this.open(), 300 + 700 * Math.random());
    this.seekIn(this.answers ? 0 : cycle());
  }

  leave() {
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  /** Whether there is an open socket: it was asked to speak. */
  ping() {
    const isOpen = this.socket?.readyState === OPEN;
    const silent = this.socket ? performance.now() - this.since : 0;
    if (isOpen) this.socket.send(JSON.stringify({ ping: performance.now() }));
    if (isOpen && silent > SILENCE && !this.timer) this.seek();
    if (!isOpen && silent > SILENCE * (this.answers ? 1 : 2)) this.closed();
    return isOpen;
  }

  seekIn(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.seek(), pause * (document.hidden ? SLOWLY : 1));
  }

  /** Nobody needs to answer any more. */
  quiet() {
    clearTimeout(this.timer);
    this.timer = null;
    for (const one of this.asks) one.abort();
    this.asks.clear();
  }

  /** One question, and the next beside it when nothing comes. One that hangs may keep its place in the
   * browser for a minute: so whether the server is there is asked without a cookie, where the places
   * are others than for the view and for acts. Now and then a socket is tried, which needs none. */
  async seek() {
    const level = this.answers;
    const wait = level > 1 ? WAIT : 0;
    this.seekIn(1000 * wait + cycle());
    this.count += 1;
    if (!level && this.count % 3 === 0) this.open();
    const one = new AbortController();
    this.asks.add(one);
    const patience = setTimeout(() => one.abort(), 1000 * wait + PATIENCE);
    const asked = performance.now();
    const query = this.query();
    const response = await fetch(level ? `/api/view?${query}&wait=${wait}` : "/api/health", { credentials: level ? "same-origin" : "omit", cache: "no-store", signal: one.signal }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    clearTimeout(patience);
    // Another was quicker.
    if (!this.asks.delete(one)) return;
    if (level && answer?.message_id && GONE.includes(response.status)) this.gone(answer);
    else if (response?.ok && (answer || response.status === 204)) this.answered(level, answer, query.get("after"), asked, response);
    else this.answers = 0;
  }

  answered(level, answer, base, asked, response) {
    this.quiet();
    const roundTrip = performance.now() - asked;
    // Silent where others are answered.
    if (this.socket?.readyState === OPEN && this.since < asked) this.leave();
    this.answers = level ? 2 : 1;
    if (level && answer) this.tell.view(answer, base);
    // Without a view there is the second in which it was answered.
    if (answer?.now) this.tell.heard(answer.now, roundTrip);
    else this.tell.heard(Date.parse(response.headers.get("Date")), roundTrip + 1000);
    this.open();
    this.seekIn(level ? 300 : this.socket ? 1200 : 0);
  }

  gone(answer) {
    this.stop();
    this.tell.gone(answer?.text);
  }
}
