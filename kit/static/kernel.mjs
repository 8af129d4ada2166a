// A page in Voila: its view comes over the widget. When the kernel is silent the page goes on over
// the API, and back when the kernel speaks again.

import { room, transport } from "./room.mjs";

const PING_EVERY = 1500;
const SILENCE = 3000;
const RECONNECT_EVERY = 3000;
const SOON = 300; // in which a view that was sent before a pong is in place
const MOMENT = 1000; // in which a kernel answers a page that woke up

/** Let this widget's model carry the view from now on. Gives a function that ends it. */
export function carry(model) {
  let lastPong = -Infinity;
  let lastTry = -Infinity;
  const kernel = () => window.jupyterapp?.widgetManager?.kernel;
  const isCut = () => (kernel()?.connectionStatus ?? "connected") !== "connected";
  const lives = () => performance.now() - lastPong < SILENCE && !isCut();

  const send = (message) => {
    try {
      model.send(message);
    } catch {
      // a dead kernel takes nothing; its silence tells
    }
  };
  const ping = () => {
    if (!lives()) overApi();
    // What is sent to a kernel that is cut off, the page would keep for it without end.
    if (!isCut()) send({ type: "ping", n: performance.now() });
  };
  const wake = () => {
    const woke = performance.now();
    ping();
    setTimeout(() => lastPong < woke && overApi(), MOMENT);
  };
  const overApi = () => {
    document.documentElement.dataset.viewOver = "api";
    transport.kernel = kernel()?.id ?? null;
    transport.follow.start();
    reconnect();
  };
  const reconnect = () => {
    const one = kernel();
    if (!one || one.isDisposed || one.connectionStatus === "connected" || one.status === "dead" || performance.now() - lastTry < RECONNECT_EVERY) return;
    lastTry = performance.now();
    one.reconnect().catch(() => {});
  };
  const onView = () => transport.take(model.get("view"));
  const here = () => model.get("view")?.tag ?? "";
  /** What a kernel sends while the line is cut is lost, and a silent page would stay behind. */
  const missed = (tag) => {
    const before = here();
    if (before !== tag) setTimeout(() => here() === before && send({ type: "again" }), SOON);
  };
  const onMessage = (message) => {
    if (message.type !== "pong") return undefined;
    lastPong = performance.now();
    missed(message.tag);
    transport.heard(message.now, lastPong - message.n);
    // The kernel hears the server only where the server answers it: else the API shows what is new.
    if (!message.follows) return overApi();
    document.documentElement.dataset.viewOver = "kernel";
    return transport.follow.stop();
  };

  const speak = (lang) => send({ type: "speak", lang });
  const look = (at) => send({ type: "look", at });
  model.on("change:view", onView);
  model.on("msg:custom", onMessage);
  transport.wakers.add(wake);
  transport.speakers.add(speak);
  transport.lookers.add(look);
  const pinging = setInterval(ping, PING_EVERY);
  const line = kernel()?.connectionStatusChanged;
  line?.connect(ping);
  speak(room.lang);
  look(room.at);
  ping();
  return () => {
    clearInterval(pinging);
    line?.disconnect(ping);
    transport.wakers.delete(wake);
    transport.speakers.delete(speak);
    transport.lookers.delete(look);
    model.off("change:view", onView);
    model.off("msg:custom", onMessage);
    overApi();
  };
}
