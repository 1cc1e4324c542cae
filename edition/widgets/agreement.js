/**
 * The ledgers of a class, put together in the page: how far readers and edition agree, and which passages part them.
 * @typedef {import("./common.js").Model} Model
 * @typedef {import("./entries.js").Entry} Entry
 * @typedef {Map<string, string>} Labels note id -> technique
 * @typedef {{labellers: string, notes: number, same: number, alpha: number | null}} Group
 */
import { button, controls, counted, h, link, quote, table } from "./common.js";
import { merged, moment } from "./entries.js";
import { fromFile, named, toCsv } from "./ledger.js";

const OWN = "edition"; // the name under which the edition's labels are compared: no reader has it
const MANY = 6; // groups of which the others are shut at first
const FEW = 12; // passages that are shown before the reader asks for more

/**
 * Labeller -> labels: first the edition, then each reader. Of two labels by one reader the newer one holds.
 * @param {Entry[]} entries @param {{note_id: string, technique: string}[]} notes @returns {Map<string, Labels>}
 */
export function labelsOf(entries, notes) {
  const found = new Map([[OWN, new Map(notes.map((note) => [note.note_id, note.technique]))]]);
  for (const { labelled_by: name } of entries) if (!found.has(name)) found.set(name, new Map());
  const inTime = entries.map((entry) => ({ entry, at: moment(entry) })).sort((one, other) => (one.at < other.at ? -1 : +(one.at > other.at)));
  for (const { entry } of inTime) if (entry.note_id && entry.technique) found.get(entry.labelled_by)?.set(entry.note_id, entry.technique);
  return found;
}

/** How often each label stands on each passage that two or more have labelled. @param {Labels[]} given */
function paired(given) {
  /** @type {Map<string, Map<string, number>>} */
  const units = new Map();
  for (const own of given) {
    for (const [note, technique] of own) {
      const counts = units.get(note) ?? new Map();
      units.set(note, counts.set(technique, (counts.get(technique) ?? 0) + 1));
    }
  }
  const sum = (/** @type {Map<string, number>} */ counts) => [...counts.values()].reduce((all, one) => all + one, 0);
  return [...units].map(([note, counts]) => ({ note, counts, all: sum(counts) })).filter(({ all }) => all > 1);
}

/**
 * Krippendorff's alpha of nominal labels, a passage that one did not label being missing for that one; null where
 * nothing was labelled twice, or nothing varies. The measure: https://doi.org/10.1080/19312450709336664
 * @param {Labels[]} given
 */
export function alphaOf(given) {
  const units = paired(given);
  /** @type {Map<string, number>} */
  const totals = new Map();
  let [observed, all] = [0, 0];
  for (const { counts, all: here } of units) {
    all += here;
    for (const [technique, count] of counts) {
      totals.set(technique, (totals.get(technique) ?? 0) + count);
      observed += (count * (here - count)) / (here - 1);
    }
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (all - count), 0);
  return expected ? 1 - ((all - 1) * observed) / expected : null;
}

/** @param {[string, Labels][]} group @returns {Group} */
function groupOf(group) {
  const given = group.map(([, own]) => own);
  const twice = paired(given);
  const same = twice.filter(({ counts }) => counts.size === 1).length;
  return { labellers: group.map(([name]) => name).join(" and "), notes: twice.length, same, alpha: alphaOf(given) };
}

/** Each pair of labellers, and all of them where they are more than two. @param {Map<string, Labels>} given */
export function agreementOf(given) {
  const all = [...given];
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => groupOf([one, other])));
  return all.length > 2 ? [...pairs, groupOf(all)] : pairs;
}

/**
 * The passages on which not all say the same, those first that part most pairs of labellers: who says what of each.
 * @param {Map<string, Labels>} given
 */
export function disputedIn(given) {
  return paired([...given.values()]).filter(({ counts }) => counts.size > 1).map(({ note, counts, all }) => {
    const alike = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
    const said = [...counts.keys()].map((technique) => ({ technique,
      names: [...given].filter(([, own]) => own.get(note) === technique).map(([name]) => name) }));
    said.sort((one, other) => other.names.length - one.names.length);
    return { note_id: note, parted: (all * all - alike) / 2, said };
  }).sort((one, other) => other.parted - one.parted);
}

/** @param {number | null} value */
const written = (value) => (value === null ? "not defined" : value.toFixed(2).replace("-", "−"));

/** @param {Model} model @param {HTMLElement} el @returns {() => void} what ends it */
export function classPanel(model, el) {
  const get = (/** @type {string} */ name) => model.get(name);
  /** @type {{name: string, entries: Entry[], said: string}[]} */
  let files = [];
  const list = h("ul", { role: "status" });
  const shown = h("div");
  const input = h("input", { type: "file", multiple: true, accept: ".csv,.json,.jsonld,.annotation,.txt,.tsv", async change() {
    await take([.../** @type {FileList} */ (input.files)]);
    input.value = "";
  } });

  /** @param {File[]} chosen */
  async function take(chosen) {
    for (const file of chosen) {
      const same = files.filter(({ name }) => name === file.name || name.startsWith(`${file.name} (`)).length;
      const name = same ? `${file.name} (${same + 1})` : file.name;
      try {
        const { entries, left } = fromFile(new Uint8Array(await file.arrayBuffer()), get);
        const own = entries.map((entry) => (entry.labelled_by ? entry : { ...entry, labelled_by: `reader of ${named(name)}` }));
        const readers = [...new Set(own.map((entry) => entry.labelled_by))];
        const labels = own.filter((entry) => entry.note_id && entry.technique).length;
        files.push({ name, entries: own, said: [`${counted(labels, "label")} by ${readers.join(", ") || "nobody"}`,
          left.length && `${counted(left.length, "part")} left out`].filter(Boolean).join("; ") });
      } catch (/** @type {any} */ error) {
        files.push({ name, entries: [], said: `no ledger (${error.message})` });
      }
    }
    draw();
  }

  const together = () => merged([], files.flatMap(({ entries }) => entries));

  /** @param {Group[]} groups @param {string} caption */
  const groupTable = (groups, caption) => table(caption, ["Who", "Passages labelled twice", "Same label", "Krippendorff’s alpha"],
    groups.map(({ labellers, notes, same, alpha }) => [[labellers], [String(notes)], [String(same)], [written(alpha)]]));

  /** @param {ReturnType<typeof disputedIn>} rows */
  const disputeTable = (rows) => table("Where the class parts, the most disputed passages first", ["Passage", "Words", "Labels"], rows.map(({ note_id: id, said }) => {
    const note = get("notes").find((/** @type {Entry} */ one) => one.note_id === id);
    return [[link(model, "bias", id)], [quote(model, note)],
      said.map(({ technique, names }) => h("p", {}, h("b", {}, get("techniques")[technique].label), ` ${names.length}: ${names.join(", ")}`))];
  }));

  function draw() {
    list.replaceChildren(...files.map((file) => h("li", {}, h("b", {}, file.name), `: ${file.said} `,
      button("Take out", () => {
        files = files.filter((one) => one !== file);
        draw();
      }, { "aria-label": `Take out ${file.name}` }))));
    const given = labelsOf(together(), get("notes"));
    if (given.size < 2) return shown.replaceChildren();
    const groups = agreementOf(given);
    const whole = groups.length > 1 ? groups.slice(-1).map((one) => ({ ...one, labellers: "all readers and the edition" })) : [];
    const readers = given.size > 3 ? agreementOf(new Map([...given].slice(1))).slice(-1).map((one) => ({ ...one, labellers: "all readers" })) : [];
    const pairs = groups.slice(0, whole.length ? -1 : undefined).sort((one, other) => (one.alpha ?? 2) - (other.alpha ?? 2));
    const eachPair = groupTable(pairs, "Each pair, the least agreement first");
    const parted = disputedIn(given);
    const rest = parted.slice(FEW);
    const passages = h("div", {}, parted.length ? disputeTable(parted.slice(0, FEW)) : h("p", {}, "On no passage do two labels differ."));
    const more = rest.length ? button(`All ${parted.length} passages`, () => passages.replaceChildren(disputeTable(parted))) : "";
    shown.replaceChildren(...[...(whole.length ? [groupTable([...readers, ...whole], "How far all agree")] : []),
      pairs.length > MANY ? h("details", {}, h("summary", {}, `Each of ${pairs.length} pairs`), eachPair) : eachPair,
      passages, more,
      controls(button("Export all as CSV", () => {
        const anchor = h("a", { href: URL.createObjectURL(new Blob([toCsv(together())], { type: "text/csv" })), download: "class.csv" });
        anchor.click();
        URL.revokeObjectURL(anchor.href);
      }))].filter(Boolean));
  }

  const place = h("div", { class: "ew-drop",
    dragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
    drop(/** @type {DragEvent} */ event) {
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    } },
  h("p", {}, "Drop the files of a class here, as the lens exports them, or choose them. They are set beside each other and beside the edition in this page alone: nothing is sent or kept, and your own ledger stays as it is."),
  h("label", { class: "ew-field" }, "Ledgers of the class", input));
  el.append(place, list, shown);
  return () => {};
}
