/**
 * W3C Web Annotations: a ledger written as a collection, and entries read from the shapes in which other tools write them.
 * What is taken and what is left out is the same as in edition/ledger_annotations.py, ledger_target.py and ledger_terms.py.
 * @typedef {import("./entries.js").Entry} Entry
 * @typedef {{locator: string, quotation: string, note: string}} Place
 */
import { isNode, isObject, listed, saidBy, term, textOf } from "./terms.js";

const HOLDS = ["@graph", "items", "rows", "annotations", "first", "next", "last"]; // where collections, pages and exports keep what they hold
const GROUPS = ["Choice", "List", "Composite", "Independents"];
const LABELS = ["classifying", "tagging", "identifying"];
const SPEAKS = ["target", "body", "bodyValue", "motivation"]; // what an annotation has, and nothing else
/** What a ledger may come from. */
export const READ = "read are a ledger as CSV, or W3C Web Annotations as this book, Hypothesis and Recogito export them";
const ID = /(?:^|[^\w.-])([A-Z][A-Z0-9]{1,11})\\?\.([1-9]\d{0,8})([a-z]?)(?!\w)/g; // of a paragraph or a note, perhaps as CSS writes it

/** @param {Entry[]} entries @param {(locator: string) => string} source address of the page with a paragraph */
export function toAnnotations(entries, source) {
  const body = (/** @type {string} */ purpose, /** @type {string} */ value) =>
    (value ? [{ type: "TextualBody", purpose, value, format: "text/plain" }] : []);
  const items = entries.map((entry) => ({
    type: "Annotation",
    motivation: entry.technique ? "classifying" : "commenting",
    creator: { type: "Person", name: entry.labelled_by },
    created: entry.created,
    body: [...body("linking", entry.note_id), ...body("classifying", entry.technique), ...body("commenting", entry.comment)],
    target: { source: source(`${entry.siglum}.${entry.paragraph}`), selector: {
      type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc3236", value: `${entry.siglum}.${entry.paragraph}`,
      ...(entry.quotation && { refinedBy: { type: "TextQuoteSelector", exact: entry.quotation } }) } },
  }));
  const first = { type: "AnnotationPage", startIndex: 0, items };
  return JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationCollection",
    label: "A reader's ledger", total: items.length, first }, null, 1);
}

/** @param {string} text */
const plain = (text) => text.replace(/[‘’‚‛‹›′‵`´ʼ]/g, "'").replace(/[“”„‟«»″‶〝〞〟「」『』]/g, '"').replace(/[‐‒–—―−]/g, "-");

/** What an editor cannot see to be different is the same: kinds of quotes, dashes and spaces, invisible characters. @param {string} text */
export const folded = (text) => plain(plain(text).normalize("NFKC")) // as edition/quotations.py has it
  .replace(/[\p{Z}\t-\r\x1c-\x1f\x85]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "").replace(/ +/g, " ").trim();

const quoted = (/** @type {string} */ text) => folded(text).replace(/^["'.,;:!? ]+|["'.,;:!? ]+$/g, "");
/** @param {string} text */
const unescaped = (text) => text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
});

/** The fragment of an address. @param {string} address */
const fragment = (address) => unescaped((address.split(/#(.*)/s)[1] ?? "").split(":~:")[0]);

/**
 * The entries that a file of annotations has, and a word on each part that none of them has.
 * @param {any} content @param {(name: string) => any} get @returns {{entries: Entry[], left: string[]}} throws where there is none
 */
export function fromAnnotations(content, get) {
  /** @type {Map<string, any>} */
  const nodes = new Map();
  for (const waiting = [content]; waiting.length;) {
    const one = waiting.pop();
    if (isNode(one) && typeof one.id === "string" && Object.keys(one).length > 1) nodes.set(one.id, one);
    if (isObject(one)) waiting.push(...Object.values(one).reverse());
  }
  /** The node that an id stands for, if the file has it. @param {any} one */
  const resolved = (one) => {
    const name = isNode(one) && Object.keys(one).length === 1 ? one.id : one;
    return typeof name === "string" ? nodes.get(name) ?? one : one;
  };
  const notes = new Map(get("notes").map((/** @type {any} */ note) => [note.note_id, { at: note.locator, said: quoted(note.quotation) }]));
  const techniques = Object.entries(get("techniques"));
  const techniqueOf = (/** @type {string} */ name) => {
    const asked = folded(name).toLowerCase();
    const last = asked.split(/[/#]/).pop();
    return techniques.find(([key, { label }]) => asked === label.toLowerCase() || last === key)?.[0] ?? "";
  };
  const has = (/** @type {string} */ siglum, /** @type {string} */ number) =>
    Object.hasOwn(get("paragraphs"), siglum) && +number <= get("paragraphs")[siglum];
  /** @type {string[]} */
  const left = [];

  /** Everything in lists and groups, one by one. @param {any} content @param {(one: any) => any[] | undefined} open @returns {any[]} */
  function each(content, open) {
    const [found, seen] = [/** @type {any[]} */ ([]), new Set()];
    for (const waiting = [content]; waiting.length;) {
      const one = resolved(waiting.pop());
      if (isObject(one) && seen.has(one)) continue;
      if (isObject(one)) seen.add(one);
      const parts = Array.isArray(one) ? one : open(one);
      if (parts) waiting.push(...[...parts].reverse());
      else found.push(one);
    }
    return found;
  }
  /** Whether a node has annotations beneath it, or says that there are none. @param {any} one */
  const gathers = (one) => isNode(one) && !("target" in one) && [...HOLDS, "total"].some((key) => key in one);
  const gathered = () => each(content, (one) => {
    if (typeof one === "string") left.push(`what is at ${one}: not in this file`);
    if (typeof one === "string") return [];
    if (!gathers(one)) return undefined;
    return HOLDS.filter((key) => key in one && (key !== "last" || isNode(one[key]))).map((key) => (key !== "@graph" ? one[key]
      : listed(one[key]).filter((part) => isNode(part) && ("target" in part || gathers(part))))); // it has bodies and persons, too
  });
  const spread = (/** @type {any} */ content) => each(content, (one) => (one == null ? []
    : isNode(one) && "items" in one && listed(one.type).some((name) => GROUPS.includes(term(name))) ? listed(one.items) : undefined));

  /** The passage of a target, and a word on each further one and on what is none. @param {any} target @returns {(Place | string)[]} */
  function places(target) {
    const [selected, addresses, seen] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([]), new Set()];
    let quotation = "";
    for (const waiting = [[target, false]]; waiting.length;) {
      const [given, within] = /** @type {[any, boolean]} */ (waiting.pop());
      const one = resolved(given);
      if (isObject(one) && seen.has(one)) continue;
      if (isObject(one)) seen.add(one);
      if (Array.isArray(one)) waiting.push(...one.map((part) => [part, within]).reverse());
      else if (typeof one === "string" && within) selected.push(unescaped(one));
      else if (typeof one === "string") addresses.push(fragment(one));
      else if (isNode(one)) {
        quotation ||= textOf(one.exact) ?? "";
        if (typeof one.id === "string") addresses.push(fragment(one.id)); // its own name, which is not looked up again
        waiting.push(...Object.entries(one).filter(([key]) => !["exact", "prefix", "suffix", "id"].includes(key))
          .map(([key, part]) => [part, within || key === "selector" || key === "refinedBy"]).reverse());
      }
    }
    const ids = [...selected, ...addresses].flatMap((text) => [...text.matchAll(ID)])
      .map(([, siglum, number, letter]) => ({ siglum, number, letter, locator: `${siglum}.${number}` }));
    const [first, ...further] = ids.filter(({ siglum, number }) => has(siglum, number));
    const asked = quoted(quotation);
    const marked = [...notes].filter(([, { said }]) => said === asked);
    if (first) {
      const note = first.locator + first.letter;
      const same = marked.filter(([, { at }]) => at === first.locator);
      return [{ locator: first.locator, quotation, note: first.letter && notes.has(note) ? note : same.length === 1 ? same[0][0] : "" },
        ...[...new Set(further.map(({ locator }) => locator))].filter((locator) => locator !== first.locator)
          .map((locator) => `a further passage, ${locator}`)];
    }
    const found = marked.length || (asked.match(/[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu) ?? []).length < 2 ? marked // one word may stand anywhere
      : [...notes].filter(([, { said }]) => said.includes(asked) || asked.includes(said));
    if (found.length === 1) return [{ locator: found[0][1].at, quotation, note: found[0][0] }];
    if (found.length) return [`words that stand in ${found.length} marked passages`];
    return [ids.length ? `${ids[0].locator}, which the edition does not have` : "no paragraph of the edition, and no words that it marks"];
  }

  /** @param {any} creator */
  function nameOf(creator) {
    const known = resolved(creator);
    const names = isNode(known) ? ["name", "nickname", "nick", "email", "id"].flatMap((key) => listed(known[key])) : [known];
    return (names.map(textOf).find(Boolean) ?? "").replace(/^acct:/, "").replace(/^mailto:/, "");
  }

  /** Who made some parts of an annotation. @param {any[]} parts */
  const makers = (parts) => [...new Set(parts.flatMap((part) => [part.creator, part.user]
    .map((one) => listed(one).map(nameOf).filter(Boolean)).find((names) => names.length) ?? []))];

  /** @param {any} one @param {string[]} lost @returns {Entry[]} */
  function read(one, lost) {
    const said = { note_id: "", technique: "", comment: "" };
    const motivations = listed(one.motivation).map(term);
    const bodies = [...spread(one.body), ...[...listed(one.bodyValue), ...listed(one.text)].map((value) => ({ value })),
      ...listed(one.tags).map((value) => ({ purpose: "tagging", value }))];
    for (const body of bodies) {
      const purposes = isNode(body) ? listed(body.purpose).map(term) : [];
      const purpose = ["linking", ...LABELS].find((name) => purposes.includes(name)) ?? purposes[0]
        ?? (LABELS.some((name) => motivations.includes(name)) ? "" : "commenting"); // nothing where a label and a note look alike
      const { text, elsewhere } = saidBy(body);
      if (text === "") continue;
      if (text === null) {
        lost.push("a body without text");
        continue;
      }
      const labels = elsewhere || LABELS.includes(purpose) || !purpose;
      const label = techniqueOf(text);
      if (purpose === "linking") {
        const note = text.replace(/^.*#/s, "");
        if (said.note_id || !notes.has(note)) lost.push(`the link to ${text}`);
        else said.note_id = note;
      } else if (labels && label && ["", label].includes(said.technique)) said.technique = label;
      else if (elsewhere && !label) lost.push(`what is at ${text}: not in this file`);
      else if (labels && (label || purpose)) lost.push(`the ${label ? "second " : ""}label “${text}”`);
      else said.comment = said.comment ? `${said.comment}\n\n${text}` : text;
    }
    let found = spread(one.target).flatMap(places);
    if (typeof one.uri === "string" && found.every((place) => typeof place === "string")) found = places(one.uri);
    if (said.note_id && found.every((place) => typeof place === "string")) {
      found = [{ locator: notes.get(said.note_id).at, quotation: "", note: said.note_id }];
    }
    const parts = [one, ...spread(one.body), ...spread(one.target)].filter(isNode); // some tools sign and date what is within
    const names = makers([one]);
    lost.push(...(found.length ? found : ["no target"]).filter((place) => typeof place === "string"));
    const entries = found.filter((place) => typeof place !== "string").map((place) => {
      let note = said.note_id || place.note;
      if (note && notes.get(note).at !== place.locator) {
        lost.push(`the link to ${note}, which is no note on ${place.locator}`);
        note = place.note;
      }
      const [siglum, paragraph] = place.locator.split(".");
      return { ...said, note_id: note, siglum, paragraph, quotation: place.quotation,
        labelled_by: (names.length ? names : makers(parts)).join("; "),
        created: parts.flatMap((part) => [part.created, part.modified, part.updated]).map(textOf).find(Boolean) ?? "" };
    });
    if (said.technique || said.comment) return entries;
    if (!lost.length) lost.push("neither a label nor a note");
    return [];
  }

  const all = gathered();
  const missing = Number.isInteger(content?.total) && !left.length ? content.total - all.length : 0;
  if (missing > 0) left.push(`${missing} of ${content.total} annotations: not in this file`);
  const entries = all.flatMap((one, at) => {
    const lost = /** @type {string[]} */ ([]);
    const found = isNode(one) ? read(one, lost) : (lost.push("no annotation"), []);
    left.push(...lost.map((what) => `annotation ${at + 1}: ${what}`));
    return found;
  });
  const empty = isNode(content) && ["items", "first", "rows", "total"].some((key) => key in content);
  if (!entries.length && (left.length || !empty)) {
    const speaks = all.some((one) => isNode(one) && SPEAKS.some((key) => key in one));
    throw new TypeError(left.length && (speaks || !all.length) ? left.join("; ") : `nothing in it is an annotation; ${READ}`);
  }
  return { entries, left };
}
