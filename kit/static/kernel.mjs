// A page in Voila: its view comes over the widget. When the kernel is silent the page goes on over
// the API, and back when the kernel speaks again.

import { room, transport } from "./room.mjs";

const PING_EVERY = 1500;
const SILENCE = 4500;
const RECONNECT_EVERY = 3000;

/** Let this widget's model carry the view from now on. Gives a function that ends it. */
export function carry(model) {
  let lastPong = 0;
  let lastTry = 0;
  let sent = 0;
  const kernel = () => window.jupyterapp?.widgetManager?.kernel;
  const lives = () => Date.now() - lastPong < SILENCE;

  const send = (message) => {
    try {
      model.send(message);
    } catch {
      // a dead kernel takes nothing; its silence tells
    }
  };
  const ping = () => {
    sent += 1;
    if (!lives()) overApi();
    send({ type: "ping", n: sent });
  };
  const overApi = () => {
    document.documentElement.dataset.viewOver = "api";
    transport.kernel = kernel()?.id ?? null;
    transport.follow.start();
    reconnect();
  };
  const reconnect = () => {
    const one = kernel();
    if (!one || one.isDisposed || one.connectionStatus === "connected" || one.status === "dead" || Date.now() - lastTry < RECONNECT_EVERY) return;
    lastTry = Date.now();
    one.reconnect().catch(() => {});
  };
  const onView = () => transport.take(model.get("view"));
  const onMessage = (message) => {
    if (message.type !== "pong") return undefined;
    lastPong = Date.now();
    transport.heard(message.now, Infinity);
    // The kernel hears the server only where the server answers it: else the API shows what is new.
    if (!message.follows) return overApi();
    document.documentElement.dataset.viewOver = "kernel";
    return transport.follow.stop();
  };

  const speak = (lang) => send({ type: "speak", lang });
  const look = (at) => send({ type: "look", at });
  model.on("change:view", onView);
  model.on("msg:custom", onMessage);
  transport.wakers.add(ping);
  transport.speakers.add(speak);
  transport.lookers.add(look);
  const pinging = setInterval(ping, PING_EVERY);
  speak(room.lang);
  look(room.at);
  ping();
  return () => {
    clearInterval(pinging);
    transport.wakers.delete(ping);
    transport.speakers.delete(speak);
    transport.lookers.delete(look);
    model.off("change:view", onView);
    model.off("msg:custom", onMessage);
    overApi();
  };
}
