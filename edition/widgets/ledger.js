/**
 * A reader's ledger, loaded when it is opened: written as CSV and as W3C Web Annotations, and read from both.
 * @typedef {import("./common.js").Model} Model
 * @typedef {import("./entries.js").Entry} Entry
 */
import { access, button, choice, controls, counted, follow, h, link } from "./common.js";
import { COLUMNS, faultOf, merged } from "./entries.js";

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // what a spreadsheet may run

/** @param {Entry[]} entries */
export function toCsv(entries) {
  const cell = (/** @type {string} */ text) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[COLUMNS, ...entries.map((entry) => COLUMNS.map((name) => cell(entry[name])))].join("\n")}\n`;
}

/** @param {string} text @returns {Entry[]} throws where it is no ledger */
export function fromCsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (const [part] of text.replace(/^\uFEFF/, "").matchAll(/""|"|,|\r?\n|[^",\r\n]+|\r/g)) {
    const row = rows[rows.length - 1];
    if (part === '"') quoted = !quoted;
    else if (part === '""' && !quoted) continue;
    else if (!quoted && part === ",") row.push("");
    else if (!quoted && /^\r?\n$/.test(part)) rows.push([""]);
    else row[row.length - 1] += part === '""' ? '"' : part;
  }
  const [head, ...lines] = rows.filter((row) => row.length > 1);
  if (String(head) !== String(COLUMNS)) throw new TypeError(`the first line is not ${COLUMNS.join(",")}`);
  const short = lines.findIndex((line) => line.length !== COLUMNS.length);
  if (short >= 0) throw new TypeError(`row ${short + 1} has ${lines[short].length} cells, not ${COLUMNS.length}`);
  return lines.map((line) => Object.fromEntries(line.map((cell, at) =>
    [COLUMNS[at], cell[0] === "'" && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell])));
}

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

/** @param {string} text @returns {Entry[]} throws where it is no collection of annotations */
export function fromAnnotations(text) {
  const content = JSON.parse(text);
  return (content.first ?? content).items.map((/** @type {any} */ { body, target, creator, created }) => {
    const said = Object.fromEntries(body.map((/** @type {any} */ { purpose, value }) => [purpose, value]));
    const [siglum, paragraph = ""] = target.selector.value.split(".");
    return { note_id: said.linking ?? "", siglum, paragraph, quotation: target.selector.refinedBy?.exact ?? "",
      technique: said.classifying ?? "", comment: said.commenting ?? "", labelled_by: creator?.name ?? "",
      created: created ?? "" };
  });
}

/**
 * What is in the ledger and can be done with it: a name, notes of one's own on any paragraph, files in and out.
 * @param {Model} model @param {HTMLElement} el @returns {() => void} what ends it
 */
export function ledgerPanel(model, el) {
  const { get, put } = access(model);
  const said = h("p", { role: "status", class: "ew-message" });
  const list = h("ul");
  const name = h("input", { type: "text", autocomplete: "off", change: () => put("reader", name.value.trim()) });
  const siglum = choice("Source", Object.keys(get("accounts")).map((one) => [one, one]), () => {});
  const paragraph = h("input", { type: "number", min: 1, value: 1 });
  const comment = h("textarea", { rows: 2 });
  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ field) => h("label", { class: "ew-field" }, text, field);

  function add() {
    const entry = { note_id: "", siglum: siglum.select.value, paragraph: paragraph.value, quotation: "", technique: "",
      comment: comment.value.trim(), labelled_by: get("reader"), created: new Date().toISOString() };
    said.textContent = faultOf(entry, get) || (entry.comment ? "" : "Write the note first.");
    if (said.textContent) return;
    comment.value = "";
    put("ledger", [...get("ledger"), entry]);
  }

  /** @param {string} file @param {string} text @param {string} type */
  function save(file, text, type) {
    const anchor = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: file });
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }

  const files = h("input", { type: "file", accept: ".csv,.json,.jsonld", async change() {
    try {
      const [file] = files.files;
      const text = await file.text();
      const entries = file.name.endsWith(".csv") ? fromCsv(text) : fromAnnotations(text);
      const fault = entries.map((entry) => faultOf(entry, get)).find(Boolean);
      if (fault) throw new TypeError(fault);
      put("ledger", merged(get("ledger"), entries));
      said.textContent = `${counted(entries.length, "entry", "entries")} imported.`;
    } catch (/** @type {any} */ error) {
      said.textContent = `This file is no ledger (${error.message}). Nothing was changed.`;
    }
    files.value = "";
  } });

  el.append(said,
    controls(labelled("Your name", name), siglum.field, labelled("Paragraph", paragraph)),
    labelled("Your note on the paragraph", comment),
    controls(button("Add note", add),
      button("Export CSV", () => save("ledger.csv", toCsv(get("ledger")), "text/csv")),
      button("Export annotations", () => save("ledger.jsonld",
        toAnnotations(get("ledger"), (locator) => link(model, "para", locator).href ?? locator), "application/ld+json")),
      labelled("Import CSV or annotations", files)), list);
  return follow(model, ["ledger", "reader"], () => {
    name.value = get("reader");
    list.replaceChildren(...get("ledger").map((/** @type {Entry} */ entry) => h("li", {},
      h("b", {}, entry.note_id || `${entry.siglum}.${entry.paragraph}`), " ", get("techniques")[entry.technique]?.label ?? "",
      entry.comment && ` ${entry.comment}`, entry.labelled_by && h("small", {}, ` ${entry.labelled_by}`), " ",
      button("Delete", () => put("ledger", get("ledger").filter((/** @type {Entry} */ one) => one !== entry))))));
  });
}
