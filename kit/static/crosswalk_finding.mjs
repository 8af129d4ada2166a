// Finding a requirement by its words.

import { plain } from "./plain.mjs";

/** The rows that hold every word of the search, accents and capitals aside; headings of what is left. */
export function found(rows, search) {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (!wanted.length) return rows;
  const hit = (row) => row.texts && wanted.every((word) => everything(row).includes(word));
  return rows.filter((row, index) => hit(row) || (row.heading && below(rows, index).some(hit)));
}

const known = new WeakMap();

/** All its words; a row that the view still holds was worked through before. */
function everything(row) {
  if (!known.has(row)) known.set(row, plain([row.ref_id, row.title?.text ?? "", ...row.texts.map((one) => one.text), ...row.numbers, ...row.points.flatMap((point) => point.texts.map((one) => one.text))].join(" ")));
  return known.get(row);
}

function below(rows, index) {
  const next = rows.findIndex((row, at) => at > index && row.heading);
  return rows.slice(index + 1, next === -1 ? undefined : next);
}
