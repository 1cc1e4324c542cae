/**
 * The entries of a reader's ledger: what each has, when it is sound, and how they are put together.
 * @typedef {Record<string, string>} Entry with the keys of COLUMNS
 */

/** What an entry has, in the order of a file. */
export const COLUMNS = ["note_id", "siglum", "paragraph", "quotation", "technique", "comment", "labelled_by", "created"];

/** @type {WeakMap<Entry[], Map<string, string>>} notes -> id -> paragraph, looked through once however long a ledger is */
const known = new WeakMap();

/** @param {Entry[]} notes */
function placesOf(notes) {
  const places = known.get(notes) ?? new Map(notes.map((note) => [note.note_id, note.locator]));
  known.set(notes, places);
  return places;
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
  return note && placesOf(get("notes")).get(note) !== `${siglum}.${paragraph}` ? `no note ${note} on ${siglum}.${paragraph}` : "";
}

/** Whose entry it is, and on what. @param {Entry} entry */
const keyOf = ({ note_id: note, siglum, paragraph, quotation, labelled_by: by, created }) =>
  [by, note || `${siglum}.${paragraph} ${quotation} ${created}`].join("\n");

/** When an entry was made; what says no moment is older than all that does. @param {Entry} entry */
export function moment({ created }) {
  const found = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(created);
  const made = found ? Date.parse(found[1] && !found[4] ? `${created}Z` : created) : NaN;
  return Number.isNaN(made) ? -Infinity : made;
}

/**
 * Entries with others put in: of two by the same reader on the same passage the newer one holds.
 * @param {Entry[]} old @param {Entry[]} others
 */
export function merged(old, others) {
  /** @type {Map<string, Entry>} */
  const held = new Map();
  for (const entry of [...old, ...others]) {
    const other = held.get(keyOf(entry));
    if (!other || moment(entry) >= moment(other)) held.set(keyOf(entry), entry);
  }
  return [...held.values()];
}

/**
 * What two hands made of the same entries: what either added, changed or deleted; what one changed and the other
 * deleted stays.
 * @param {Entry[]} base @param {Entry[]} mine @param {Entry[]} theirs
 */
export function united(base, mine, theirs) {
  const [was, now] = [base, mine].map((entries) => new Map(entries.map((entry) => [keyOf(entry), entry])));
  const same = (/** @type {Entry} */ entry) => JSON.stringify(was.get(keyOf(entry))) === JSON.stringify(entry);
  const there = new Set(theirs.map(keyOf));
  return merged(mine.filter((entry) => there.has(keyOf(entry)) || !same(entry)),
    theirs.filter((entry) => now.has(keyOf(entry)) || !same(entry)));
}

/** What is typed and not yet saved, by name: it survives every drawing, and leaving the page asks. */
export function drafts() {
  const held = new Map();
  const ask = (/** @type {Event} */ event) => event.preventDefault();
  const heed = () => (held.size ? addEventListener : removeEventListener)("beforeunload", ask);
  return {
    get: (/** @type {string} */ name) => held.get(name),
    /** Hold a text, unless it is what was saved. @param {string} name @param {string} [text] @param {string} [saved] */
    set(name, text = "", saved = "") {
      if (text === saved) held.delete(name);
      else held.set(name, text);
      heed();
    },
    end() {
      held.clear();
      heed();
    },
  };
}
