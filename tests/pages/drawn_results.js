// Draws a view by the scripts that a server gives, on any page of it; for tests of results.
async ({ base, sheet, module, view, labels, lang, kept, lists, kind }) => {
  const { draw, h } = await import(`${base}/dom.mjs`);
  const drawn = await import(`${base}/${module}`);
  document.documentElement.lang = lang;
  document.title = "Results";
  for (const name of ["kit.css", sheet, "results.css"]) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${base}/${name}` });
    document.head.append(link);
    await new Promise((done) => (link.onload = done));
  }
  const room = {
    lang,
    shared: { ...view, languages: [lang] },
    own: {},
    local: { lists: lists ?? {} },
    waiting: [],
    notices: [],
    languages: ["en", "fr", "es"],
    online: true,
    t: (id, gaps = {}) => labels[id].replace(/\{(\w+)\}/g, (_, name) => gaps[name]),
    device: (name) => ({ get: () => (name.startsWith("ballot-") ? kept : null), set() {} }),
    now: () => Date.now(),
    time: String,
    redraw: () => put(),
  };
  const page = (...content) => [h("main", { class: "content" }, h("h1", {}, "Results"), ...content)];
  const KINDS = {
    wall: () => drawn.default(room),
    wide: () => page(h("h2", {}, "Rounds"), h("h3", {}, "Round 2"), drawn.results(room, view.results)),
    phone: () => page(...drawn.results(room)),
  };
  const place = Object.assign(document.createElement("div"), { id: "room" });
  document.body.replaceChildren(place);
  const put = () => draw(place, ...KINDS[kind]());
  put();
  globalThis.turnTo = (number) => {
    room.local.pageNumber = number;
    put();
    return room.local.pageCount;
  };
  ({ lookUp: globalThis.lookUp } = await import(`${base}/published_list.mjs`));
}
