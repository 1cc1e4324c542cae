/**
 * A reader's ledger, loaded when it is opened: taken out as CSV and as W3C Web Annotations, and in from both.
 * @typedef {import("./common.js").Model} Model
 * @typedef {import("./entries.js").Entry} Entry
 */
import { fromAnnotations, READ, toAnnotations } from "./annotations.js";
import { access, button, choice, controls, counted, follow, h, link } from "./common.js";
import { COLUMNS, faultOf, merged } from "./entries.js";
import { termed } from "./terms.js";

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/; // what a spreadsheet may run, behind the apostrophes that keep it from that
const NO_TEXT = /^(?:PK|\x1f\x8b|\xd0\xcf\x11\xe0|%PDF)/;

/** How the exports of other tools begin, and what they are. @type {[RegExp, string][]} */
const FOREIGN = [
  [NO_TEXT, "an archive, a workbook or a PDF"],
  [/^"?Creat(?:ed at|ion Date)"?,.*Annotation\/Reply Type/, "a table of Hypothesis, whose JSON is read"],
  [/^#FORMAT=WebAnno|^# webanno\./, "the TSV of INCEpTION"],
  [/^\s*</, "XML, as of CATMA or INCEpTION"],
  [/^(?:[TREAMN#]\d+|\*)\t\S+ \S/, "the standoff format of brat"],
  [/^\d+\t(?:\d+(?:\t|\r?\n|$)|\S+\t\d+\t\d+(?:\r?\n|$)|[\w,&/-]+(?:\r?\n|$))/, "labels of SemEval"],
  [/^-DOCSTART-|^\d+\t\S+\t/, "CoNLL, as of INCEpTION or Label Studio"],
  [/^\s*(?:@prefix|@base|PREFIX)\b/, "Turtle"],
];

/** A ledger as CSV, with the mark by which Excel knows UTF-8. @param {Entry[]} entries */
export function toCsv(entries) {
  const cell = (/** @type {string} */ text) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[COLUMNS, ...entries.map((entry) => COLUMNS.map((name) => cell(entry[name])))].join("\n")}\n`;
}

/** @param {string} given @returns {Entry[]} throws where it is no ledger */
export function fromCsv(given) {
  const text = given.replace(/^\uFEFF+/, "");
  const separator = /^"?note_id"?([,;\t])/.exec(text)?.[1] ?? ",";
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|((?!")[^\\r\\n${separator}]*))(${separator}|\\r\\n|\\r|\\n|$)`, "y");
  /** @type {string[][]} */
  const rows = [];
  let row = /** @type {string[]} */ ([]);
  while (cell.lastIndex < text.length || row.length) {
    const start = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new TypeError(`line ${text.slice(0, start).split(/\r\n|\r|\n/).length} has a quotation mark out of place`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === separator) continue;
    rows.push(row);
    row = [];
  }
  const [head = [], ...lines] = rows.map((cells) => (cells.slice(COLUMNS.length).some(Boolean) ? cells : cells.slice(0, COLUMNS.length)));
  if (String(head) !== String(COLUMNS)) throw new TypeError(`the first line is not ${COLUMNS.join(",")}; ${READ}`);
  const filled = lines.filter((cells) => cells.some(named)); // a spreadsheet leaves empty rows below the last
  const short = filled.findIndex((cells) => cells.length !== COLUMNS.length);
  if (short >= 0) throw new TypeError(`row ${short + 1} has ${filled[short].length} cells, not ${COLUMNS.length}`);
  return filled.map((cells) => Object.fromEntries(cells.map((one, at) =>
    [COLUMNS[at], one[0] === "'" && FORMULA.test(one.slice(1)) ? one.slice(1) : one])));
}

/** The text of a file, which must be UTF-8. @param {Uint8Array} bytes */
function decoded(bytes) {
  const sound = (/** @type {number} */ length) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: length < bytes.length });
    } catch {
      return null;
    }
  };
  const whole = sound(bytes.length);
  if (whole !== null) return whole.replace(/^\uFEFF+/, "");
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (sound(middle) === null) bad = middle;
    else good = middle;
  }
  const before = sound(good) ?? "";
  const lines = before.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const byte = bytes[new TextEncoder().encode(before).length].toString(16).padStart(2, "0");
  throw new TypeError(`byte 0x${byte} in line ${lines.length}, character ${[...lines[lines.length - 1]].length + 1}, is not UTF-8: save the file as UTF-8`);
}

/** What JSON is that is not made of annotations, or the empty text. @param {any} content */
function foreign(content) {
  const first = Array.isArray(content) ? content[0] : content;
  const has = (/** @type {string[]} */ ...names) => names.some((name) => Object.hasOwn(first, name));
  if (typeof first !== "object" || !first || has("target")) return "";
  if ((has("data") && has("annotations", "predictions", "completions")) || has("lead_time")) return "an export of Label Studio";
  if (has("%TYPES", "%FEATURE_STRUCTURES", "_referenced_fss")) return "the JSON of INCEpTION";
  return has("text", "data") && has("label", "labels", "entities", "cats") ? "an export of doccano" : "";
}

/**
 * What a file has for a ledger: its entries, and a word on each part that none of them has.
 * @param {Uint8Array} bytes @param {(name: string) => any} get @returns {{entries: Entry[], left: string[]}} throws where it is no ledger
 */
export function fromFile(bytes, get) {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const text = NO_TEXT.test(start) ? start : decoded(bytes);
  let tool = FOREIGN.find(([begins]) => begins.test(text))?.[1] ?? "";
  let content;
  if (/^\s*[{[]/.test(text)) {
    const parsed = (/** @type {string} */ one) => JSON.parse(one, termed);
    try {
      content = parsed(text);
    } catch {
      try {
        content = text.split(/[\r\n]+/).filter((one) => one.trim()).map(parsed); // one on each line
      } catch {
        throw new TypeError("its JSON is damaged or breaks off");
      }
    }
    tool ||= foreign(content);
  }
  if (tool) throw new TypeError(`it is ${tool}; ${READ}`);
  const { entries, left } = content === undefined ? { entries: fromCsv(text), left: [] } : fromAnnotations(content, get);
  entries.forEach((entry, at) => {
    entry.labelled_by = named(entry.labelled_by);
    const fault = reserved(entry.labelled_by) ? "its reader is called as the edition is" : faultOf(entry, get);
    if (fault) throw new TypeError(`entry ${at + 1}: ${fault}`);
  });
  return { entries, left };
}

/** A reader's name in its one form: composed, with single spaces, and nothing invisible at its ends. @param {string} name */
export const named = (name) => name.normalize("NFC").replace(/[\p{Z}\t-\r\x1c-\x1f\x85]+/gu, " ")
  .replace(/^[\p{Z}\p{Cc}\p{Cf}]+|[\p{Z}\p{Cc}\p{Cf}]+$/gu, "");

/** Whether a name is that under which the edition's own labels are compared. @param {string} name */
export const reserved = (name) =>
  name.normalize("NFKC").replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "").trim().toLowerCase() === "edition";

/**
 * What is in the ledger and can be done with it: a name, notes of one's own on any paragraph, files in and out.
 * @param {Model} model @param {HTMLElement} el @param {ReturnType<typeof import("./entries.js").drafts>} typed
 * @returns {() => void} what ends it
 */
export function ledgerPanel(model, el, typed) {
  const { get, put } = access(model);
  const said = h("p", { role: "status", class: "ew-message" });
  const further = h("div");
  const list = h("ul");
  const name = h("input", { type: "text", autocomplete: "off", change: call,
    input: () => typed.set("name", name.value, get("reader")) });
  const siglum = choice("Source", Object.keys(get("accounts")).map((one) => [one, one]), () => {});
  const paragraph = h("input", { type: "number", min: 1, value: 1 });
  const comment = h("textarea", { rows: 2, input: () => typed.set("paragraph", comment.value) });
  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ field) => h("label", { class: "ew-field" }, text, field);

  function call() {
    const asked = named(name.value);
    said.textContent = reserved(asked) ? "Under this name the edition’s own labels are compared: take another." : "";
    if (said.textContent) return;
    typed.set("name");
    if (!get("reader") || reserved(get("reader"))) { // what had no name, or none of its own, is the same reader's
      const [before, entries] = [get("reader"), get("ledger")];
      model.set("ledger", merged([], entries.map((/** @type {Entry} */ one) => (one.labelled_by === before ? { ...one, labelled_by: asked } : one))));
    }
    put("reader", asked);
  }

  function add() {
    const entry = { note_id: "", siglum: siglum.select.value, paragraph: paragraph.value, quotation: "", technique: "",
      comment: comment.value.trim(), labelled_by: get("reader"), created: new Date().toISOString() };
    said.textContent = faultOf(entry, get) || (entry.comment ? "" : "Write the note first.");
    if (said.textContent) return;
    comment.value = "";
    typed.set("paragraph");
    put("ledger", [...get("ledger"), entry]);
  }

  /** @param {string} file @param {string} text @param {string} type */
  function save(file, text, type) {
    const anchor = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: file });
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }

  /** @param {Entry[]} entries @param {string[]} left @param {string} nameless whose the entries without a name are */
  function take(entries, left, nameless) {
    const given = entries.map((entry) => (entry.labelled_by ? entry : { ...entry, labelled_by: nameless }));
    const after = merged(get("ledger"), given);
    const older = given.filter((entry) => !after.includes(entry)).length;
    further.replaceChildren(left.length ? h("ul", {}, left.map((what) => h("li", {}, what))) : "");
    put("ledger", after);
    said.textContent = [`${counted(given.length - older, "entry", "entries")} imported.`,
      older && `${counted(older, "older entry", "older entries")} passed over.`,
      left.length && `${counted(left.length, "part")} left out:`].filter(Boolean).join(" ");
  }

  /** Whose the entries without a name are: the reader's own, if all are here or there is nobody else's. @param {Entry[]} nameless */
  const mine = (nameless) => (!get("ledger").length && !get("reader")) || nameless.every((entry) =>
    get("ledger").some((/** @type {Entry} */ one) => JSON.stringify(one) === JSON.stringify(entry)));

  /** The whole address of a paragraph, or its locator where none is known. @param {string} locator */
  const whole = (locator) => {
    const made = link(model, "para", locator);
    return made instanceof HTMLAnchorElement ? made.href : locator;
  };

  const files = h("input", { type: "file", accept: ".csv,.json,.jsonld,.annotation,.txt,.tsv", async change() {
    const [file] = /** @type {FileList} */ (files.files);
    further.replaceChildren();
    try {
      const { entries, left } = fromFile(new Uint8Array(await file.arrayBuffer()), get);
      const nameless = entries.filter((entry) => !entry.labelled_by);
      if (mine(nameless)) take(entries, left, "");
      else {
        said.textContent = `${counted(nameless.length, "entry", "entries")} without a name: whose?`;
        further.append(controls(button("Mine", () => take(entries, left, get("reader"))),
          button("Another reader’s", () => take(entries, left, `reader of ${named(file.name)}`))));
      }
    } catch (/** @type {any} */ error) {
      said.textContent = `This file is no ledger (${error.message}). Nothing was changed.`;
    }
    files.value = "";
  } });

  el.append(controls(labelled("Your name", name), siglum.field, labelled("Paragraph", paragraph)),
    labelled("Your note on the paragraph", comment),
    controls(button("Add note", add),
      button("Export CSV", () => save("ledger.csv", toCsv(get("ledger")), "text/csv")),
      button("Export annotations", () => save("ledger.jsonld",
        toAnnotations(get("ledger"), whole), "application/ld+json")),
      labelled("Import CSV or annotations", files)), said, further, list);
  return follow(model, ["ledger", "reader"], () => {
    if (document.activeElement !== name) name.value = get("reader");
    list.replaceChildren(...get("ledger").map((/** @type {Entry} */ entry) => h("li", {},
      h("b", {}, entry.note_id || `${entry.siglum}.${entry.paragraph}`), " ", get("techniques")[entry.technique]?.label ?? "",
      entry.comment && ` ${entry.comment}`, entry.labelled_by && h("small", {}, ` ${entry.labelled_by}`), " ",
      button("Delete", () => put("ledger", get("ledger").filter((/** @type {Entry} */ one) => one !== entry))))));
  });
}
