/**
 * What the modules of all widgets share: elements made of text, links that know their target, signs of verdicts.
 * @typedef {import("@anywidget/types").AnyModel} Model
 */

const SVG = "http://www.w3.org/2000/svg";
const own = Math.random().toString(36).slice(2); // in a notebook each widget has a copy of this module
let lastId = 0;

/** @returns {string} an id that no other element of the page has */
export const newId = () => `edition-${own}-${++lastId}`;

/**
 * Make an element. Strings among the children become text, never markup; functions among the attributes, listeners.
 * @template {Element} Made
 * @param {Made} element @param {Record<string, any>} attributes @param {any[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child != null && child !== false));
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, any>} [attributes] @param {...any} children
 */
export const h = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** @param {string} text @param {() => void} click @param {Record<string, any>} [attributes] */
export const button = (text, click, attributes) => h("button", { type: "button", click, ...attributes }, text);

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, any>} [attributes] @param {...any} children
 */
export const s = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/**
 * A link to a paragraph ("para"), a section, a note on bias ("bias") or the page of a fact ("fact"); plain text where the address is not known.
 * @param {Model} model @param {string} kind @param {string} name @param {string} [text]
 */
export function link(model, kind, name, text = name) {
  const base = model.get("base_url");
  const place = () => model.get("places")[kind].replace("{siglum}", name.split(".")[0].toLowerCase()).replace("{name}", name);
  const href = model.get("addresses")?.get(`${kind}:${name}`) ?? (base ? base + place() : "");
  return href ? h("a", { href, class: `ew-link ew-to-${kind}` }, text) : h("span", { class: `ew-to-${kind}` }, text);
}

/**
 * A verdict by sign and word.
 * @param {Model} model @param {string} verdict
 */
export function mark(model, verdict) {
  const { sign, label, meaning } = model.get("verdicts")[verdict];
  return h("span", { class: `ew-verdict ew-${verdict}`, title: meaning },
    h("span", { class: "ew-sign", "aria-hidden": "true" }, sign), " ", label);
}

/**
 * The exact words of a source, in quotation marks and in their language.
 * @param {Model} model @param {{siglum: string, quotation: string}} row
 */
export const quote = (model, row) =>
  h("span", { class: "ew-quote", dir: "auto", lang: model.get("accounts")[row.siglum]?.language }, `“${row.quotation}”`);

/**
 * What a source says: its place, value, verdict and words, and the editors' note on it.
 * @param {Model} model @param {any} row a reading
 */
export const sentence = (model, row) => h("p", {}, link(model, "para", row.locator), " ", h("b", {}, row.said), " ",
  mark(model, row.verdict), " ", quote(model, row), row.attributed && h("small", {}, ` ${row.attributed}`),
  row.note && h("small", { class: "ew-note" }, row.note));

/** The head of a table. @param {any[]} heads */
export const header = (heads) => h("thead", { role: "rowgroup" },
  h("tr", { role: "row" }, heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head))));

/**
 * A table that keeps its roles when it is laid out as cards.
 * @param {string} caption @param {string[]} heads @param {any[][][]} rows cells as lists of children
 * @param {(at: number) => string} [kind] class of a row
 */
export function table(caption, heads, rows, kind = () => "") {
  return h("table", { class: "ew-table", role: "table" }, h("caption", {}, caption),
    header(heads),
    h("tbody", { role: "rowgroup" }, rows.map((cells, at) =>
      h("tr", { role: "row", class: kind(at) }, cells.map((cell, column) => column
        ? h("td", { role: "cell", "data-label": heads[column] }, h("div", {}, cell))
        : h("th", { scope: "row", role: "rowheader" }, cell))))));
}

/** A way past the controls of a view to what they control. @param {HTMLElement} view */
export const skip = (view) => button("Skip to the comparison", () => {
  const shown = /** @type {HTMLElement} */ (view.querySelector(".ew-view > .ew-controls ~ :not(.ew-controls, [role=status], [hidden])") ?? view);
  shown.tabIndex = -1;
  shown.focus();
}, { class: "ew-skip" });

/** Controls in a line. @param {...any} fields */
export const controls = (...fields) => h("div", { class: "ew-controls" }, fields);

/**
 * A native choice with its label.
 * @param {string} label @param {[string, string][]} options value and text
 * @param {(value: string) => void} choose
 */
export function choice(label, options, choose) {
  const id = newId();
  const select = h("select", { id, change: () => choose(select.value) },
    options.map(([value, text]) => h("option", { value }, text)));
  return { field: h("div", { class: "ew-field" }, h("label", { for: id }, label), select), select };
}

/**
 * Draw now and whenever one of the traits changes; returns what ends that.
 * @param {Model} model @param {string[]} names @param {() => void} draw
 */
export function follow(model, names, draw) {
  names.forEach((name) => model.on(`change:${name}`, draw));
  draw();
  return () => names.forEach((name) => model.off(`change:${name}`, draw));
}

/** What ends several things at once. @param {...(() => void)} stops */
export const together = (...stops) => () => stops.forEach((stop) => stop());

/**
 * What draws rows into an element: a screenful at once, the others frame by frame, so that no answer waits for what
 * lies below it. Rows that are asked for anew take the place of those not yet drawn.
 * @param {Element} parent @param {(row: any) => Element} make @param {number} step rows at a time
 * @returns {(rows: readonly any[], first?: number) => void} `first`: how many must be there at once
 */
export function inTurns(parent, make, step) {
  let turn = 0;
  return (rows, first = 0) => {
    const mine = ++turn;
    let at = 0;
    const next = (/** @type {number} */ size) => {
      if (mine !== turn) return;
      parent.append(...rows.slice(at, at + size).map(make));
      at += size;
      if (at < rows.length) requestAnimationFrame(() => setTimeout(next, 0, step));
    };
    next(Math.max(step, first));
  };
}

/** What reads a trait, and what sets one here and in the kernel. @param {Model} model */
export const access = (model) => ({
  get: (/** @type {string} */ name) => model.get(name),
  put(/** @type {string} */ name, /** @type {any} */ value) {
    model.set(name, value);
    model.save_changes();
  },
});

/** @param {number} count @param {string} noun @param {string} [nouns] */
export const counted = (count, noun, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;
