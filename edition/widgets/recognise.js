/**
 * Which text is this? What a text has in common with the accounts, found on the reader's device and kept nowhere.
 * @typedef {import("./common.js").Model} Model
 * @typedef {{locator: string, siglum: string, words: number, fingerprints: string, readings: string[][],
 *   marks: string[][]}} Row a row of the trait `paragraphs`
 * @typedef {{row: Row, shared: number, of: number}} Match
 * @typedef {{words: number, share: number, matches: Match[], sigla: string[]}} Found
 */
import { access, button, counted, follow, h, link, mark, newId } from "./common.js";
import { SEQUENCE, SPACE, WINDOW, sequences, shortened, thinned, words } from "./fingerprints.js";

const LEAST = 3; // fingerprints that a paragraph and a text must have in common
const CHANCE = 1e-6; // how seldom, at most, a paragraph may be found by chance
const ENOUGH = SEQUENCE + WINDOW - 1 + (LEAST - 1) * WINDOW; // words in common that certainly have so many
const PAUSE = 150; // milliseconds without a key before a text is looked up

/** @type {WeakMap<Row, Set<number>>} */
const known = new WeakMap();

/** @param {Row} row */
function printsOf(row) {
  const prints = known.get(row) ?? new Set(row.fingerprints.split(" ").filter(Boolean).map((one) => parseInt(one, 16)));
  known.set(row, prints);
  return prints;
}

/**
 * How often at least so many come together by chance where so many are expected (Poisson).
 * @param {number} least @param {number} expected
 */
function byChance(least, expected) {
  let [term, below] = [Math.exp(-expected), 0];
  for (let at = 0; at < least; at += 1) {
    below += term;
    term *= expected / (at + 1);
  }
  return 1 - below;
}

/**
 * What a text has in common with the paragraphs: those of the account with most in common first, in their order.
 * @param {Row[]} rows @param {string} text @returns {Found}
 */
export function found(rows, text) {
  const hashes = sequences(text);
  const asked = shortened(hashes);
  const matches = rows.map((row) => {
    const own = printsOf(row);
    return { row, of: own.size, shared: [...own].filter((one) => asked.has(one)).length };
  }).filter(({ of, shared }) => shared >= LEAST && byChance(shared, of * asked.size / SPACE) < CHANCE);
  const total = (/** @type {string} */ siglum) =>
    matches.reduce((sum, { row, shared }) => sum + (row.siglum === siglum ? shared : 0), 0);
  const sigla = [...new Set(matches.map(({ row }) => row.siglum))].sort((a, b) => total(b) - total(a));
  matches.sort((a, b) => sigla.indexOf(a.row.siglum) - sigla.indexOf(b.row.siglum));
  const theirs = new Set(matches.flatMap(({ row }) => [...printsOf(row)]));
  const own = [...shortened(thinned(hashes))];
  const share = own.length ? own.filter((one) => theirs.has(one)).length / own.length : 0;
  return { words: words(text).length, share, matches, sigla };
}

/** The answer in a sentence. @param {Found} answer */
export function says({ words: count, share, matches, sigla }) {
  if (count < SEQUENCE) return `Too short: ${count} of at least ${SEQUENCE} words, and ${ENOUGH} to be certain.`;
  if (!matches.length) {
    const few = count < ENOUGH ? ` So short a text may be missed: ${ENOUGH} words are certain to be enough.` : "";
    return `Nothing of the accounts was found in these ${count} words.${few}`;
  }
  const percent = Math.round(share * 100);
  return `${counted(matches.length, "paragraph")} of ${sigla.join(" and ")}; about ${percent}% of these ${count} words.`;
}

/** What a citation calls the view: nothing of the text. */
export const caption = () => "Recognise a text";

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  const id = newId();
  let waiting = 0;
  const look = () => put("text", field.value);
  const field = h("textarea", { id, rows: 8, spellcheck: "false", autocomplete: "off",
    input: () => { clearTimeout(waiting); waiting = setTimeout(look, PAUSE); } });
  const clear = button("Clear", () => { put("text", ""); field.focus(); });
  const status = h("p", { role: "status", class: "ew-answer" });
  const list = h("div", { class: "ew-found" });

  /** @param {Match} match */
  function paragraph({ row, shared, of }) {
    return h("li", {}, h("p", {}, link(model, "para", row.locator), " ",
      h("meter", { min: 0, max: of, value: shared, "aria-hidden": "true" }),
      h("small", {}, ` ${shared} of ${counted(of, "fingerprint")}`)),
    row.readings.length > 0 && h("ul", { class: "ew-read" }, row.readings.map(([fact, question, said, verdict]) =>
      h("li", {}, link(model, "fact", fact, question), " ", h("b", {}, said), " ", mark(model, verdict)))),
    row.marks.length > 0 && h("p", {}, "Marks of bias: ", row.marks.map(([note, label], at) =>
      [at ? ", " : "", link(model, "bias", note, `${note} ${label.toLowerCase()}`)])),
    !row.readings.length && !row.marks.length && h("p", { class: "ew-note" }, "No figure to check and no slant was marked here."));
  }

  function draw() {
    const text = get("text");
    if (field.value !== text) field.value = text;
    clear.hidden = !text;
    const answer = text.trim() ? found(get("paragraphs"), text) : null;
    status.textContent = answer ? says(answer) : "";
    list.replaceChildren(...(answer?.sigla ?? []).map((siglum) => {
      const own = answer?.matches.filter(({ row }) => row.siglum === siglum) ?? [];
      const all = get("paragraphs").filter((/** @type {Row} */ row) => row.siglum === siglum).length;
      return h("div", {}, h("p", { class: "ew-question" }, link(model, "source", siglum, get("accounts")[siglum].title)),
        h("p", {}, `${own.length} of its ${counted(all, "paragraph")} ${own.length === 1 ? "is" : "are"} in your text.`),
        h("ol", {}, own.map(paragraph)));
    }));
  }

  el.append(h("div", { class: "ew-view ew-recognise" },
    h("div", { class: "ew-field" }, h("label", { for: id }, "Paste a paragraph or a page"), field),
    h("div", { class: "ew-controls" }, clear, h("small", {}, "It stays on this device.")),
    status, list));
  return follow(model, ["text"], draw);
}

export default { render };
