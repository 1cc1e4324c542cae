/**
 * The lens on bias: passages by source, technique and direction; labels of one's own before the edition's are shown.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, string>} Row a row of the trait `notes`, or an entry of the ledger
 */
import { choice, counted, follow, h, link, quote, s, setter, table } from "./common.js";
import { faultOf, merged } from "./entries.js";

const PAGE = 25; // passages drawn at a time
const FILTERS = { source: "siglum", technique: "technique", direction: "direction" }; // trait -> column

/**
 * The passages that fit the filters, one of which may be left out of account.
 * @param {Row[]} notes @param {(name: string) => any} get @param {string} [but]
 */
export const fitting = (notes, get, but) => notes.filter((note) =>
  Object.entries(FILTERS).every(([trait, column]) => trait === but || !get(trait) || note[column] === get(trait)));

/** How many labels a reader and the edition share. @param {Row[]} ledger @param {Row[]} notes @param {string} reader */
export function shared(ledger, notes, reader) {
  const own = ledger.filter((entry) => entry.labelled_by === reader && entry.note_id && entry.technique);
  const same = own.filter((entry) => notes.some((note) => note.note_id === entry.note_id && note.technique === entry.technique));
  return { same: same.length, all: own.length };
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

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const get = (/** @type {string} */ name) => model.get(name);
  const put = setter(model);
  let limit = PAGE;
  const button = (/** @type {string} */ text, /** @type {() => void} */ click) => h("button", { type: "button", click }, text);

  const narrow = (/** @type {string} */ name, /** @type {string} */ value) => {
    model.set("note", "");
    put(name, value);
  };
  const filters = Object.fromEntries(Object.keys(FILTERS).map((name) =>
    [name, choice(name[0].toUpperCase() + name.slice(1), [], (value) => narrow(name, value))]));
  const first = h("input", { type: "checkbox", change: () => {
    if (first.checked) model.set("technique", ""); // the choice would give the label away
    put("label_first", first.checked);
  } });
  const status = h("p", { role: "status", class: "ew-count" });
  const profile = h("div");
  const list = h("ol", { class: "ew-passages" });
  const more = button("Show more passages", () => { limit += PAGE; draw(); });
  const all = button("Show all passages that fit", () => put("note", ""));

  const techniques = (/** @type {string} */ chosen) => {
    /** @type {Map<string, any>} */
    const groups = new Map();
    for (const [key, { label, family }] of Object.entries(get("techniques"))) {
      if (!groups.has(family)) groups.set(family, h("optgroup", { label: family }));
      groups.get(family).append(h("option", { value: key, selected: key === chosen }, label));
    }
    return [h("option", { value: "" }, "choose a technique"), ...groups.values()];
  };
  const entryOn = (/** @type {string} */ id) =>
    get("ledger").find((/** @type {Row} */ one) => one.note_id === id && one.labelled_by === get("reader"));

  /** @param {Row} note @param {Partial<Row>} change */
  function write(note, change) { // which draws the passage anew, so that the focus goes back to it
    const before = entryOn(note.note_id);
    const [siglum, paragraph] = note.locator.split(".");
    put("ledger", merged(get("ledger"), [/** @type {Row} */ ({ note_id: note.note_id, siglum, paragraph,
      quotation: note.quotation, technique: "", comment: "", ...before, ...change, labelled_by: get("reader"),
      created: new Date().toISOString() })]));
    list.querySelector(`[data-note="${note.note_id}"]`)?.focus();
  }

  /** @param {Row} note */
  function passage(note) {
    const own = entryOn(note.note_id);
    const label = get("techniques")[note.technique];
    const select = h("select", { "aria-label": `Your label for ${note.note_id}` }, techniques(""));
    const comment = h("textarea", { rows: 2, "aria-label": `Your note on ${note.note_id}` });
    comment.value = own?.comment ?? "";
    const hidden = get("label_first") && !own?.technique;
    const verdict = own?.technique && h("p", { class: "ew-own" }, "You: ", h("b", {}, get("techniques")[own.technique].label),
      own.technique === note.technique ? ", as the edition." : `; the edition: ${label.label}.`);
    return h("li", { "data-note": note.note_id, tabindex: "-1" },
      h("p", {}, link(model, "bias", note.note_id), " ", quote(model, note)),
      hidden ? h("p", { class: "ew-controls" }, select, button("Commit label", () => {
        if (select.value) write(note, { technique: select.value });
        else select.focus();
      })) : [
        h("p", {}, h("b", { class: "ew-technique" }, label.label), ` ${get("directions")[note.direction]}`,
          h("small", { class: "ew-note" }, label.definition)),
        verdict, h("p", {}, note.explanation),
        h("p", { class: "ew-neutral" }, h("b", {}, "Neutral: "), note.neutral)],
      h("details", {}, h("summary", {}, own?.comment ? "Your note" : "Add a note"),
        comment, button("Save note", () => { write(note, { comment: comment.value }); })));
  }

  function draw() {
    const notes = get("notes");
    for (const [name, { select, field }] of Object.entries(filters)) {
      const rest = fitting(notes, get, name);
      const names = { source: () => Object.keys(get("accounts")).map((key) => [key, key]),
        technique: () => Object.entries(get("techniques")).map(([key, { label }]) => [key, label]),
        direction: () => Object.entries(get("directions")) }[name]?.() ?? [];
      select.replaceChildren(h("option", { value: "" }, `all (${rest.length})`), ...names.map(([key, text]) => {
        const count = rest.filter((note) => note[FILTERS[name]] === key).length;
        return h("option", { value: key, disabled: !count && key !== get(name) }, `${text} (${count})`);
      }));
      select.value = get(name);
      field.hidden = name === "technique" && get("label_first");
    }
    first.checked = get("label_first");
    const fit = get("note") ? notes.filter((/** @type {Row} */ note) => note.note_id === get("note")) : fitting(notes, get);
    const { same, all: labelled } = shared(get("ledger"), notes, get("reader"));
    status.textContent = counted(fit.length, "passage")
      + (labelled ? `; you and the edition chose the same technique in ${same} of ${labelled}` : "");
    list.replaceChildren(...fit.slice(0, limit).map(passage));
    summary.textContent = `Your ledger (${counted(get("ledger").length, "entry", "entries")})`;
    more.hidden = fit.length <= limit;
    all.hidden = !get("note");
  }

  function drawProfile() {
    const families = [...new Set(Object.values(get("techniques")).map(({ family }) => family))];
    const count = (/** @type {string} */ siglum, /** @type {string} */ family) => get("notes").filter((/** @type {Row} */ note) =>
      note.siglum === siglum && get("techniques")[note.technique].family === family).length;
    const sigla = Object.keys(get("accounts"));
    const most = Math.max(1, ...sigla.flatMap((siglum) => families.map((family) => count(siglum, family))));
    profile.replaceChildren(h("details", {}, h("summary", {}, "Profile of each source"),
      table("Passages by family of techniques", ["Source", ...families], sigla.map((siglum) => [[siglum],
        ...families.map((family) => [String(count(siglum, family)), s("svg", { class: "ew-bar", "aria-hidden": "true" },
          s("rect", { width: `${(100 * count(siglum, family)) / most}%`, height: "100%" }))])]))));
  }

  const summary = h("summary");
  /** @type {(() => void)[]} */
  const stops = [];
  const book = h("details", { class: "ew-ledger", async toggle() {
    if (book.children.length > 1) return;
    const panel = book.appendChild(h("div"));
    const later = await import("./ledger.js"); // only for those who keep one
    stops.push(later.ledgerPanel(model, panel));
  } }, summary);
  el.append(h("div", { class: "ew-view" },
    h("div", { class: "ew-controls" }, Object.values(filters).map(({ field }) => field),
      h("label", { class: "ew-check" }, first, "Label before reveal")),
    profile, status, all, list, more, book));
  drawProfile();
  stops.push(follow(model, ["source", "technique", "direction", "note", "label_first", "ledger", "reader"], draw));
  return () => stops.forEach((stop) => stop());
}

export default { render };
