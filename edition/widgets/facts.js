/**
 * What the widgets share that show facts: sorting and narrowing them.
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */

/** @type {[string, string][]} orders and their names */
export const ORDERS = [["topic", "topic"], ["disagreement", "conflict between accounts"], ["name", "name"]];

/** @param {Row[]} rows @returns {[string, string][]} the topics of the rows, with their labels, after a choice of all */
export const topicsOf = (rows) => [["", "All topics"], ...new Map(rows.map((row) => [row.topic, row.topic_label]))];

/** The fact that is chosen. @param {(name: string) => any} get @returns {Row | undefined} */
export function chosen(get) {
  const id = get("fact");
  return get("collations").find((/** @type {Row} */ row) => row.fact_id === id);
}

/** What each order compares, given the rows. @type {Record<string, (rows: Row[]) => (a: Row, b: Row) => number>} */
const RANKS = {
  topic(rows) {
    const place = new Map([...new Set(rows.map((row) => row.topic))].map((topic, at) => [topic, at]));
    return (a, b) => (place.get(a.topic) ?? 0) - (place.get(b.topic) ?? 0);
  },
  disagreement() { // background last; first where most accounts contradict each other, then the evidence, then the speech
    return (a, b) => a.background - b.background || b.conflicts - a.conflicts || b.disagreement - a.disagreement
      || b.unfaithful - a.unfaithful || b.faults - a.faults;
  },
  name() {
    const { compare } = new Intl.Collator("en"); // slow to make, and seldom asked for
    return (a, b) => compare(a.question, b.question);
  },
};

/** @type {WeakMap<Row[], Record<string, Row[]>>} rows -> order -> the rows in it: sorted once, narrowed often */
const sorted = new WeakMap();

/**
 * The facts of a topic, sorted as asked; those that come equal keep the order of the table.
 * @param {Row[]} rows @param {string} topic @param {string} order @returns {readonly Row[]}
 */
export function listed(rows, topic, order) {
  const known = sorted.get(rows) ?? {};
  sorted.set(rows, known);
  known[order] ??= [...rows].sort(RANKS[order](rows));
  return topic ? known[order].filter((row) => row.topic === topic) : known[order];
}
