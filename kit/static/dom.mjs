// Draws a tree of plain values into the page and changes only what differs, so that focus,
// half-typed words and open details survive every new view. Text enters as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** One node of the tree: h("button", {class: "main", onclick: f, key: "save"}, "Save"). */
export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, children: children.flat(Infinity).filter(shown) };
}

const shown = (child) => child !== null && child !== undefined && child !== false && child !== true && child !== "";

/** Make `parent` hold exactly these nodes. */
export function draw(parent, ...nodes) {
  fill(parent, nodes.flat(Infinity).filter(shown));
}

function fill(parent, nodes) {
  const old = [...parent.childNodes];
  const keyed = new Map(old.filter((node) => node.kitKey !== undefined).map((node) => [node.kitKey, node]));
  // What goes, goes first: a node that would have to move up past it loses the focus.
  const staying = new Set(nodes.map((node) => String(node.props?.key)));
  for (const [key, node] of keyed) if (!staying.has(key)) node.remove();
  let place = parent.firstChild;
  for (const node of nodes) {
    const kept = matching(node, keyed, place);
    const made = kept ?? create(node, parent);
    if (kept && made.contains(document.activeElement)) place = behind(made, place);
    else if (made !== place) parent.insertBefore(made, place);
    else place = place.nextSibling;
    if (kept) update(kept, node);
    else if (typeof node === "object") node.props.oncreate?.(made);
    made.kitFresh = nodes;
  }
  for (const node of old) if (node.kitFresh !== nodes) node.remove();
}

/** Who types stays where they are, a half-composed accent too: what stands between moves behind. */
function behind(made, place) {
  const after = made.nextSibling;
  for (let node = place; node && node !== made; ) {
    const next = node.nextSibling;
    made.parentNode.insertBefore(node, after);
    node = next;
  }
  return made.nextSibling;
}

function matching(node, keyed, place) {
  if (typeof node !== "object") return place?.nodeType === Node.TEXT_NODE ? place : null;
  if (node.props.key !== undefined) {
    const found = keyed.get(String(node.props.key));
    return found?.kitTag === node.tag ? found : null;
  }
  return place?.kitTag === node.tag && place.kitKey === undefined ? place : null;
}

function create(node, parent) {
  if (typeof node !== "object") return document.createTextNode(String(node));
  const svg = node.tag === "svg" || (parent.namespaceURI === SVG && parent.tagName !== "foreignObject");
  const element = svg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
  element.kitTag = node.tag;
  if (node.props.key !== undefined) element.kitKey = String(node.props.key);
  update(element, node);
  return element;
}

function update(element, node) {
  if (typeof node !== "object") {
    if (element.data !== String(node)) element.data = String(node);
    return;
  }
  if (element.kitNode === node) return; // the very same node: a large picture that did not change
  const before = element.kitProps ?? {};
  for (const name of Object.keys(before)) if (!(name in node.props)) set(element, name, undefined);
  fill(element, node.children);
  for (const [name, value] of Object.entries(node.props)) {
    if (before[name] !== value || name === "value" || name === "checked") set(element, name, value);
  }
  element.kitProps = node.props;
  element.kitNode = node;
}

function set(element, name, value) {
  if (name === "key" || name === "oncreate") return;
  if (name.startsWith("on")) element[name] = value ?? null;
  else if (name === "value" || name === "checked" || name === "open" || name === "indeterminate") {
    if (element[name] !== value && value !== undefined) element[name] = value;
  } else if (name === "style" && typeof value === "object") {
    element.removeAttribute("style"); // a strict CSP forbids style attributes, not properties
    for (const [property, one] of Object.entries(value)) element.style.setProperty(property, one);
  } else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else if (value === true) element.setAttribute(name, "");
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
