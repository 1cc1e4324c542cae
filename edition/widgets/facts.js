/**
 * What the widgets share that show facts: sorting and narrowing them.
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */

/** @type {[string, string][]} orders and their names */
export const ORDERS = [["topic", "topic"], ["disagreement", "size of disagreement"], ["name", "name"]];

/** @param {Row[]} rows @returns {[string, string][]} the topics of the rows, with their labels, after a choice of all */
export const topicsOf = (rows) => [["", "All topics"], ...new Map(rows.map((row) => [row.topic, row.topic_label]))];

/**
 * The facts of a topic, sorted as asked; those that come equal keep the order of the table.
 * @param {Row[]} rows @param {string} topic @param {string} order @returns {Row[]}
 */
export function listed(rows, topic, order) {
  const chosen = rows.filter((row) => !topic || row.topic === topic);
  const topics = [...new Set(rows.map((row) => row.topic))];
  const ranks = {
    disagreement: (/** @type {Row} */ a, /** @type {Row} */ b) => b.disagreement - a.disagreement,
    name: (/** @type {Row} */ a, /** @type {Row} */ b) => a.question.localeCompare(b.question, "en"),
    topic: (/** @type {Row} */ a, /** @type {Row} */ b) => topics.indexOf(a.topic) - topics.indexOf(b.topic),
  };
  return chosen.sort(ranks[order]);
}
