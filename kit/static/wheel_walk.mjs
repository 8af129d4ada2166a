// Walking on the wheel: what a finger meant, and where a key leads. `now` is what is drawn:
// {all, chosen, off, pick, kept}.

import { pointOf } from "./picture_zoom.mjs";
import { frameworkOf, isOn } from "./whole_data.mjs";

/** A requirement or a framework in the drawing. */
export const stopOf = (svg, id) => svg.querySelector(`[data-stop="${CSS.escape(id)}"]`);

/** The relations of a requirement, or of all of a framework, that the filter lets through. */
export const tiesOf = ({ all, off }, id) =>
  (all.ties.has(id) ? all.ties.get(id) : all.order.filter((node) => frameworkOf(node) === id).flatMap((node) => all.ties.get(node))).filter((tie) => isOn(tie.pair, off));

/** What a finger meant: the nearest requirement, within its reach. */
export function nearest(now, region, event) {
  const svg = region.querySelector("svg");
  const place = pointOf(svg, event);
  const reach = 22 * ((now.kept.box ?? now.kept.full).width / svg.clientWidth);
  let best = null;
  for (const [id, node] of Object.entries(now.all.nodes)) {
    const far = Math.hypot(node.x - place.x, node.y - place.y);
    if (far < (best?.far ?? reach)) best = { id, far };
  }
  return best?.id;
}

/** Left and right along the circle, down and up along the relations of a requirement, Enter chooses,
 * Escape goes back to where one came from. */
export function walk(now, region, event) {
  const here = event.target.dataset?.stop;
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const svg = region.querySelector("svg");
  if (event.key === "Enter" || event.key === " ") now.pick(here === now.chosen ? null : here);
  else if (event.key === "Escape") back(now, svg, here);
  else {
    const next = stopFrom(now, here, event.key);
    if (!next) return;
    stopOf(svg, next)?.focus();
  }
  event.preventDefault();
}

function back(now, svg, here) {
  const { origin } = now.kept;
  now.kept.origin = null;
  if (origin && origin !== here) stopOf(svg, origin)?.focus();
  else now.pick(null);
}

function stopFrom(now, here, key) {
  const { all } = now;
  const stops = Object.keys(all.arcs).flatMap((id) => [id, ...all.order.filter((node) => frameworkOf(node) === id)]);
  const at = stops.indexOf(here);
  const turn = (by) => stops[(at + by + stops.length) % stops.length];
  if (key === "ArrowRight") return turn(1);
  if (key === "ArrowLeft") return turn(-1);
  if (key === "Home") return stops[0];
  if (key === "End") return stops.at(-1);
  const arcs = Object.keys(all.arcs);
  const arc = arcs.indexOf(frameworkOf(here));
  if (key === "PageDown") return arcs[(arc + 1) % arcs.length];
  if (key === "PageUp") return arcs[(arc - 1 + arcs.length) % arcs.length];
  if (key === "ArrowDown" || key === "ArrowUp") return tied(now, here, key === "ArrowDown" ? 1 : -1);
  return null;
}

/** From a requirement to its first counterpart, and from there to the next one of the same. */
function tied(now, here, by) {
  const { kept } = now;
  const around = (id) => [...new Set(tiesOf(now, id).map((tie) => tie.other))];
  if (!kept.origin || !around(kept.origin).includes(here)) kept.origin = here;
  const others = around(kept.origin);
  if (!others.length) return null;
  if (here === kept.origin) return by > 0 ? others[0] : others.at(-1);
  return others[(others.indexOf(here) + by + others.length) % others.length];
}
