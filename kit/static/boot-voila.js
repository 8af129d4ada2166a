// What Voila's scripts expect of a page. Classic, because it must stand before their first heartbeat.
window.cellLoaded = true;
window.voila_heartbeat = window.voila_finish = window.display_cells = function () {};

// They weigh a megabyte and add only the kernel: they come when the room is drawn and the browser
// rests, so that nobody waits for them. By then the event that they wait for may be over.
(function () {
  const listen = window.addEventListener;
  window.addEventListener = function (type, listener, ...rest) {
    if (type === "load" && document.readyState === "complete") setTimeout(listener, 0, new Event("load"));
    else listen.call(window, type, listener, ...rest);
  };
  // Cut off meanwhile, the page goes on without them.
  listen.call(window, "unhandledrejection", (event) => event.reason?.name === "ChunkLoadError" && event.preventDefault());
  const rested = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  const add = ({ dataset }) => document.body.append(Object.assign(document.createElement("script"), { src: dataset.src }));
  (function look() {
    const main = document.getElementById("voila-main");
    if (main && document.querySelector("#room main")) rested(() => add(main), { timeout: 3000 });
    else if (main || document.readyState !== "complete") setTimeout(look, 100);
  })();
})();
