// The style sheet of a part that several pages share stands beside its module and comes with it.

/** Have the page use a sheet of this folder, once. */
export function style(name) {
  const href = new URL(name, import.meta.url).href;
  if ([...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === href)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
