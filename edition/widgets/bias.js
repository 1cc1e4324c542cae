/**
 * The lens on bias: passages by source, technique and direction; labels of one's own before the edition's are shown.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `notes`, or an entry of the ledger
 */
import { access, button, choice, controls, counted, follow, h, inTurns, link, quote } from "./common.js";
import { drafts, faultOf, merged, united } from "./entries.js";

const PAGE = 25; // passages drawn before the reader asks for more
const STEP = 5; // of these drawn at a time
const FILTERS = { source: "siglum", technique: "technique", direction: "direction" }; // trait -> column

/**
 * The passages that fit all filters, and for each filter how many fit the others with each of its values ("" for any).
 * @param {Row[]} notes @param {(name: string) => any} get
 */
export function narrowed(notes, get) {
  const filters = Object.entries(FILTERS).map(([trait, column]) => ({ trait, column, value: get(trait) }));
  /** @type {Record<string, Record<string, number>>} */
  const counts = Object.fromEntries(filters.map(({ trait }) => [trait, { "": 0 }]));
  const fit = notes.filter((note) => {
    const failed = filters.filter(({ column, value }) => value && note[column] !== value);
    for (const { trait, column } of failed.length ? failed : filters) {
      if (failed.length > 1) break;
      counts[trait][""] += 1;
      counts[trait][note[column]] = (counts[trait][note[column]] ?? 0) + 1;
    }
    return !failed.length;
  });
  return { fit, counts };
}

/** How many labels a reader and the edition share. @param {Row[]} ledger @param {Row[]} notes @param {string} reader */
export function shared(ledger, notes, reader) {
  const own = new Map(ledger.filter((entry) => entry.labelled_by === reader && entry.note_id && entry.technique)
    .map((entry) => [entry.note_id, entry.technique]));
  return { same: own.size && notes.filter((note) => own.get(note.note_id) === note.technique).length, all: own.size };
}

/** What a citation calls the view. @param {(name: string) => any} get */
export function caption(get) {
  if (get("note")) return `Loaded passage ${get("note")}`;
  const parts = [get("source"), get("techniques")[get("technique")]?.label, get("directions")[get("direction")]].filter(Boolean);
  return ["Loaded passages", parts.join(", ")].filter(Boolean).join(": ");
}

/**
 * Why what is the reader's own cannot be taken up, or the empty string.
 * @param {string} name @param {any} value @param {(name: string) => any} get
 */
export function refuse(name, value, get) {
  if (name === "reader") return typeof value === "string" ? "" : "no name";
  return Array.isArray(value) ? value.map((entry) => faultOf(entry, get)).find(Boolean) ?? "" : "no list";
}

/**
 * What is the reader's own, put together from what was kept, what was made of it here, and what elsewhere.
 * @param {string} name @param {any} base @param {any} mine @param {any} theirs
 */
export const merge = (name, base, mine, theirs) =>
  (name === "ledger" ? united(base, mine, theirs) : mine === base ? theirs : mine);

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  const typed = drafts();
  /** @type {Row[]} */
  let shown = [];
  let limit = PAGE;

  const filters = Object.fromEntries(Object.keys(FILTERS).map((name) =>
    [name, choice(name[0].toUpperCase() + name.slice(1), [], (value) => {
      model.set("note", "");
      put(name, value);
    })]));
  const before = h("input", { type: "checkbox", change: () => {
    if (before.checked) model.set("technique", ""); // the choice would give the label away
    put("label_first", before.checked);
  } });
  const status = h("p", { role: "status", class: "ew-count" });
  const list = h("ol", { class: "ew-passages" });
  const more = button("Show more passages", () => { limit += PAGE; draw(list.children.length); });
  const all = button("Show all passages that fit", () => put("note", ""));

  const techniques = () => {
    /** @type {Record<string, any>} */
    const groups = {};
    for (const [value, { label, family }] of Object.entries(get("techniques"))) {
      (groups[family] ??= h("optgroup", { label: family })).append(h("option", { value }, label));
    }
    return [h("option", { value: "" }, "choose a technique"), ...Object.values(groups)];
  };
  const entryOn = (/** @type {string} */ id) =>
    get("ledger").find((/** @type {Row} */ one) => one.note_id === id && one.labelled_by === get("reader"));

  /** What a passage shows of the reader's own. @param {Row} note */
  const own = (note) => JSON.stringify([entryOn(note.note_id), get("label_first")]);

  /** @param {Row} note @param {Row} change */
  function write(note, change) { // which draws the passage anew, so that the focus goes back to it
    const known = entryOn(note.note_id);
    const [siglum, paragraph] = note.locator.split(".");
    const entry = /** @type {Row} */ ({ note_id: note.note_id, siglum, paragraph, quotation: note.quotation,
      technique: "", comment: "", ...known, ...change, labelled_by: get("reader"), created: new Date().toISOString() });
    put("ledger", entry.technique || entry.comment ? merged(get("ledger"), [entry])
      : get("ledger").filter((/** @type {Row} */ one) => one !== known));
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-note="${note.note_id}"]`))?.focus();
  }

  /** @param {any} note */
  function passage(note) {
    const { technique, comment: saved = "" } = entryOn(note.note_id) ?? {};
    const label = get("techniques")[note.technique];
    const [noted, chosen] = [`note ${note.note_id}`, `label ${note.note_id}`];
    const comment = h("textarea", { rows: 2, "aria-label": `Your note on ${note.note_id}`,
      input: () => typed.set(noted, comment.value, saved) });
    comment.value = typed.get(noted) ?? saved;
    const select = get("label_first") && !technique && h("select", { "aria-label": `Your label for ${note.note_id}`,
      change: () => typed.set(chosen, select.value) }, techniques());
    if (select) select.value = typed.get(chosen) ?? "";
    const verdict = technique && h("p", { class: "ew-own" }, "You: ", h("b", {}, get("techniques")[technique].label),
      technique === note.technique ? ", as the edition." : `; the edition: ${label.label}.`);
    return h("li", { "data-note": note.note_id, "data-own": own(note), tabindex: "-1" },
      h("p", {}, link(model, "bias", note.note_id), " ", quote(model, note)),
      select ? h("p", { class: "ew-controls" }, select, button("Commit label", () => {
        if (!select.value) return select.focus();
        typed.set(chosen);
        return write(note, { technique: select.value });
      })) : [
        h("p", {}, h("b", { class: "ew-technique" }, label.label), ` ${get("directions")[note.direction]}`,
          h("small", { class: "ew-note" }, label.definition)),
        verdict, h("p", {}, note.explanation),
        h("p", { class: "ew-neutral" }, h("b", {}, "Neutral: "), note.neutral),
        note.correction && h("p", { class: "ew-correction" }, h("b", {}, "Correction: "), note.correction)],
      h("details", { open: typed.get(noted) != null }, h("summary", {}, saved ? "Your note" : "Add a note"),
        comment, button("Save note", () => {
          typed.set(noted);
          write(note, { comment: comment.value });
        })));
  }

  const add = inTurns(list, passage, STEP);
  /** @type {Record<string, string[][]>} */
  const names = { source: Object.keys(get("accounts")).map((key) => [key, key]), direction: Object.entries(get("directions")),
    technique: Object.entries(get("techniques")).map(([key, { label }]) => [key, label]) };

  /** @param {number} [first] how many passages must be there at once */
  function draw(first = 0) {
    const { fit, counts } = narrowed(get("notes"), get);
    for (const [name, { select, field }] of Object.entries(filters)) {
      select.replaceChildren(h("option", { value: "" }, `all (${counts[name][""]})`), ...names[name].map(([key, text]) => {
        const count = counts[name][key] ?? 0;
        return h("option", { value: key, disabled: !count && key !== get(name) }, `${text} (${count})`);
      }));
      select.value = get(name);
      field.hidden = name === "technique" && get("label_first");
    }
    before.checked = get("label_first");
    shown = get("note") ? get("notes").filter((/** @type {Row} */ note) => note.note_id === get("note")) : fit;
    count();
    list.replaceChildren();
    add(shown.slice(0, limit), first);
    more.hidden = shown.length <= limit;
    all.hidden = !get("note");
  }

  function count() {
    const { same, all: labelled } = shared(get("ledger"), get("notes"), get("reader"));
    status.textContent = counted(shown.length, "passage")
      + (labelled ? `; you and the edition chose the same technique in ${same} of ${labelled}` : "");
    summary.textContent = `Your ledger (${counted(get("ledger").length, "entry", "entries")})`;
  }

  /** Draw anew the passages that show what has changed of the reader's own, and leave all others alone. */
  function update() {
    count();
    for (const [at, item] of /** @type {HTMLElement[]} */ ([...list.children]).entries()) {
      if (item.dataset.own === own(shown[at])) continue;
      const field = /** @type {HTMLTextAreaElement | null} */ (item.querySelector("textarea:focus"));
      item.replaceWith(passage(shown[at]));
      if (!field) continue;
      const again = list.children[at].querySelector("textarea");
      again?.focus({ preventScroll: true });
      again?.setSelectionRange(field.selectionStart, field.selectionEnd);
    }
  }

  /** @type {(() => void)[]} */
  const stops = [typed.end];
  /** What is shut at first, and loaded when it is opened. @param {any} title @param {(panel: HTMLElement) => Promise<() => void>} load */
  const shut = (title, load) => {
    const details = h("details", { async toggle() {
      if (details.children.length > 1) return;
      const panel = details.appendChild(h("div"));
      await load(panel).then((stop) => stops.push(stop), () => {
        panel.remove(); // without a network: to be opened again
        status.textContent = "This part could not be loaded.";
        details.open = false;
      });
    } }, h("summary", {}, title));
    return details;
  };
  const profile = shut("Profile of each source", async (panel) => (await import("./profile.js")).profile(model, panel));
  const summary = h("span");
  const book = shut(summary, async (panel) => (await import("./ledger.js")).ledgerPanel(model, panel, typed));
  book.className = "ew-ledger";
  const class_ = shut("The ledgers of a class, put together", async (panel) => (await import("./agreement.js")).classPanel(model, panel));
  class_.className = "ew-class";
  el.append(h("div", { class: "ew-view" },
    controls(Object.values(filters).map(({ field }) => field),
      h("label", { class: "ew-check" }, before, "Label before reveal")),
    profile, status, all, list, more, book, class_));
  stops.push(follow(model, ["source", "technique", "direction", "note", "label_first"], () => draw()),
    follow(model, ["ledger", "reader"], update));
  return () => stops.forEach((stop) => stop());
}

export default { render };
