/**
 * The entries of a reader's ledger: what each has, when it is sound, and how they are put together.
 * @typedef {Record<string, string>} Entry with the keys of COLUMNS
 */

/** What an entry has, in the order of a file. */
export const COLUMNS = ["note_id", "siglum", "paragraph", "quotation", "technique", "comment", "labelled_by", "created"];

/** @type {WeakMap<Entry[], Set<string>>} notes -> their ids, looked through once however long a ledger is */
const known = new WeakMap();

/** @param {Entry[]} notes */
function idsOf(notes) {
  const ids = known.get(notes) ?? new Set(notes.map((note) => note.note_id));
  known.set(notes, ids);
  return ids;
}

/**
 * Why an entry cannot be taken, or the empty string.
 * @param {any} entry @param {(name: string) => any} get
 */
export function faultOf(entry, get) {
  if (!COLUMNS.every((name) => typeof entry?.[name] === "string")) return "an entry lacks a column";
  const { siglum, paragraph, technique, note_id: note } = entry;
  if (!Object.hasOwn(get("paragraphs"), siglum)) return `no source ${siglum}`;
  if (!/^[1-9]\d*$/.test(paragraph) || +paragraph > get("paragraphs")[siglum]) return `no paragraph ${siglum}.${paragraph}`;
  if (technique && !Object.hasOwn(get("techniques"), technique)) return `no technique ${technique}`;
  return note && !idsOf(get("notes")).has(note) ? `no note ${note}` : "";
}

/**
 * Entries with others put in: an entry takes the place of the same reader's on the same passage.
 * @param {Entry[]} old @param {Entry[]} others
 */
export function merged(old, others) {
  const key = (/** @type {Entry} */ { note_id: note, siglum, paragraph, quotation, labelled_by: by, created }) =>
    [by, note || `${siglum}.${paragraph} ${quotation} ${created}`].join("\n");
  return [...new Map([...old, ...others].map((entry) => [key(entry), entry])).values()];
}
