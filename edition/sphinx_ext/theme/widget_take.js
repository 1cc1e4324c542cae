/**
 * Takes a view along, loaded when it is asked for: the chart as it is on the screen as SVG or PNG, its rows as CSV.
 * @typedef {import("./common.js").Model} Model
 */
import { button, h, s } from "./common.js";

const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "vector-effect"];
const WORDS = ["fill", "font-family", "font-size", "font-weight", "font-style"];
const EDGE = 16; // pixels kept free around the chart
const LINE = 20; // pixels of a line of words above and below it
const SHARP = 2; // pixels of a PNG for one of the screen
const SHEET = 960, GAP = 14, SIZE = 12; // pixels: width of a table as a picture, between its columns, and of its letters
const MOST = 16_000; // pixels: the highest picture that every browser draws
const BAR = 5; // pixels: height of the bar beneath a number

/** Rows as comma-separated lines; what a spreadsheet would run as a formula has an apostrophe before it. @param {string[][]} rows */
export const csvOf = (rows) => rows.map((cells) => cells.map((cell) => {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(",")).join("\n") + "\n";

/** Words of an element, spaces folded, and one between what stands in blocks of its own. @param {Element} element */
function said(element) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = "", last = null;
  while (walk.nextNode()) {
    const block = walk.currentNode.parentElement?.closest("p, li, div, small, th, td");
    words += (last && block !== last ? " " : "") + walk.currentNode.nodeValue;
    last = block;
  }
  return words.replace(/\s+/g, " ").trim();
}

/** The first table that is open to the eye. @param {Element} view */
const tableOf = (view) => [...view.querySelectorAll("table")].find((table) => table.getClientRects().length);

/** The rows of the first table or list of a view. @param {Element} view @returns {string[][]} */
export function rowsOf(view) {
  const table = tableOf(view);
  if (table) return [...table.rows].filter((row) => !row.matches(".ew-detail")).map((row) => [...row.cells].map(said));
  return [...view.querySelectorAll("ol > li")].map((item) => [...(item.querySelector("button") ?? item).children].map(said));
}

/** Every word of an element with its place. @param {Element} chart @returns {{words: string, x: number, y: number, of: Element}[]} */
function wordsOf(chart) {
  const found = [];
  const walk = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = /** @type {Text} */ (walk.currentNode);
    const of = /** @type {Element} */ (node.parentElement);
    if (of.closest("svg")) continue;
    for (const { 0: words, index } of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + words.length);
      const { left: x, bottom, height } = range.getBoundingClientRect();
      if (height) found.push({ words, x, y: bottom - height * 0.22, of });
    }
  }
  return found;
}

/** @param {Element} element @param {string[]} names */
const look = (element, names) => {
  const style = getComputedStyle(element);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
};

/** A shape with its lengths in numbers, and where it is on the screen. @param {SVGGraphicsElement} shape */
function placed(shape) {
  const { a, b, c, d, e, f } = /** @type {DOMMatrix} */ (shape.getScreenCTM());
  const lengths = ["x1", "x2", "y1", "y2", "x", "y", "width", "height", "cx", "cy", "r"].map((name) => {
    const value = /** @type {any} */ (shape)[name]?.baseVal;
    return [name, value?.value ?? (value?.numberOfItems ? value.getItem(0).value : null)];
  });
  return s(/** @type {keyof SVGElementTagNameMap} */ (shape.tagName), { ...Object.fromEntries(lengths), d: shape.getAttribute("d"), "text-anchor": shape.getAttribute("text-anchor"),
    ...look(shape, shape.tagName === "text" ? WORDS : LOOK), transform: `matrix(${[a, b, c, d, e, f].join(" ")})` },
  shape.tagName === "text" ? said(shape) : "");
}

/**
 * A chart of the page as a drawing of its own, on the paper of the page.
 * @param {Element} chart @param {string} title @param {string} origin
 */
export function svgOf(chart, title, origin) {
  const { left, top, width, height } = chart.getBoundingClientRect();
  const [wide, high] = [width + 2 * EDGE, height + 2 * EDGE + 3 * LINE];
  const ink = getComputedStyle(chart).color;
  const paper = getComputedStyle(document.body).backgroundColor;
  const note = (/** @type {string} */ words, /** @type {number} */ y, /** @type {Record<string, any>} */ more) =>
    s("text", { x: EDGE, y, fill: ink, "font-family": "sans-serif", ...more }, words);
  const shapes = [...chart.querySelectorAll("line, rect, circle, path, svg text")].filter((one) => one.getClientRects().length);
  return written(s("svg", { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high },
    s("title", {}, title), s("rect", { width: wide, height: high, fill: paper }),
    note(title, EDGE + LINE / 2, { "font-size": 15, "font-weight": 600 }),
    s("g", { transform: `translate(${EDGE - left} ${EDGE + LINE - top})` },
      shapes.map((one) => placed(/** @type {SVGGraphicsElement} */ (one))),
      wordsOf(chart).map(({ words, x, y, of }) => s("text", { x, y, ...look(of, WORDS), fill: getComputedStyle(of).color }, words))),
    note(origin, high - EDGE, { "font-size": 11 })));
}

/**
 * Rows as a drawing of a table, the first of them its heads; where all cells but the first of a row are numbers, over bars.
 * @param {string[][]} rows @param {string} title @param {string} origin
 */
export function sheetOf(rows, title, origin) {
  const { color: ink, backgroundColor: paper } = getComputedStyle(document.body);
  const pen = /** @type {CanvasRenderingContext2D} */ (h("canvas").getContext("2d"));
  pen.font = `600 ${SIZE}px sans-serif`; // heads are the widest
  const shares = (rows[0] ?? [""]).map((_, at) => Math.sqrt(Math.max(4, ...rows.map((cells) => (cells[at] ?? "").length))));
  const room = (/** @type {number} */ at) => ((SHEET - 2 * EDGE) * shares[at]) / shares.reduce((sum, one) => sum + one, 0);
  const most = Math.max(...rows.slice(1).flatMap((cells) => cells.slice(1).map((cell) => (/^\d+$/.test(cell) ? Number(cell) : NaN))));
  /** @param {string} words @param {number} width */
  const lines = (words, width) => words.split(" ").reduce((/** @type {string[]} */ all, word) => {
    const longer = `${all.at(-1) ?? ""} ${word}`.trim();
    return all.length && pen.measureText(longer).width <= width ? [...all.slice(0, -1), longer] : [...all, word];
  }, []);
  let y = EDGE;
  const text = (/** @type {number} */ x, /** @type {string} */ words, /** @type {number} */ width, /** @type {Record<string, any>} */ more = {}) =>
    lines(words, width).map((line, at) => s("text", { x, y: y + (at + 0.8) * (SIZE + 4), fill: ink, "font-size": SIZE, ...more }, line));
  /** @type {SVGElement[]} */
  const parts = text(EDGE, title, SHEET - 2 * EDGE, { "font-weight": 600 });
  y += (parts.length + 0.5) * (SIZE + 4);
  for (const [at, cells] of rows.entries()) {
    let x = EDGE, high = 0;
    for (const [column, cell] of cells.entries()) {
      /** @type {SVGElement[]} */
      const words = text(x, cell, room(column) - GAP, at && column ? {} : { "font-weight": 600 });
      if (at && column && most > 0) words.push(s("rect", { x, y: y + SIZE + 6, width: ((room(column) - GAP) * Number(cell)) / most, height: BAR, fill: ink }));
      high = Math.max(high, words.length * (SIZE + 4));
      parts.push(...words);
      x += room(column);
    }
    y += high + 6;
    parts.push(s("line", { x1: EDGE, x2: SHEET - EDGE, y1: y - 3, y2: y - 3, stroke: ink, "stroke-opacity": at ? 0.25 : 1 }));
  }
  parts.push(...text(EDGE, origin, SHEET - 2 * EDGE, { "font-size": 11 }));
  const high = y + LINE + EDGE;
  return written(s("svg", { viewBox: `0 0 ${SHEET} ${high}`, width: SHEET, height: high, "font-family": "sans-serif" },
    s("title", {}, title), s("rect", { width: SHEET, height: high, fill: paper }), parts));
}

/** A drawing as XML: HTML would write “&nbsp;”, which no SVG knows. @param {Element} svg */
const written = (svg) => new XMLSerializer().serializeToString(svg);

/** @param {string} svg @returns {Promise<Blob>} */
async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const sharp = Math.min(SHARP, MOST / image.height);
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { width: image.width * sharp, height: image.height * sharp }));
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  drawing.scale(sharp, sharp);
  drawing.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob((blob) => done(/** @type {Blob} */ (blob))));
}

/** All questions of the matrix as text, those not yet drawn too. @param {any[]} fit @param {(name: string) => any} get */
function matrixOf(fit, get) {
  const [cells, value, sigla] = [get("against") === "speech" ? "standings" : "cells",
    get("against") === "speech" ? "speech" : "reference", Object.keys(get("accounts"))];
  return [["question", value, ...sigla],
    ...fit.map((row) => [row.question, row[value], ...sigla.map((siglum) => get("verdicts")[row[cells][siglum]].label)])];
}

/** All passages shown, those not yet drawn too; without their labels, where the reader is to label first. @param {any} module @param {(name: string) => any} get */
function passagesOf(module, get) {
  const fit = get("note") ? get("notes").filter((/** @type {any} */ note) => note.note_id === get("note")) : module.narrowed(get("notes"), get).fit;
  const columns = get("label_first") ? ["passage", "words"] : ["passage", "words", "technique", "direction", "why", "neutral", "correction"];
  return [columns, ...fit.map((/** @type {any} */ note) => [note.note_id, note.quotation, get("techniques")[note.technique].label,
    get("directions")[note.direction], note.explanation, note.neutral, note.correction].slice(0, columns.length))];
}

/**
 * Put what makes a file of a view in the place of the button that asked for it.
 * @param {HTMLElement} said where it is said what was made @param {Element} live the view @param {any} module of the widget
 * @param {(name: string) => any} get @param {() => string} link of the view @param {HTMLElement} asked
 */
export function offer(said, live, module, get, link, asked) {
  const buttons = ["SVG", "PNG", "CSV"].map((kind) => button(kind, async () => {
    const chart = live.querySelector(".ew-chart");
    const rows = module.shown ? matrixOf(module.shown(get).fit, get)
      : module.narrowed && !tableOf(live) ? passagesOf(module, get) : rowsOf(live);
    const svg = kind === "CSV" ? "" : (chart ? svgOf(chart, module.caption(get), link()) : sheetOf(rows, module.caption(get), link()));
    const blob = kind === "PNG" ? await pngOf(svg) : new Blob([svg || csvOf(rows)], { type: svg ? "image/svg+xml" : "text/csv" });
    const file = `${link().split("#")[1].split("?")[0]}.${kind.toLowerCase()}`;
    const anchor = h("a", { href: URL.createObjectURL(blob), download: file });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
    said.textContent = `${file} is made.`;
  }, { "aria-label": `Take this view along as ${kind}` }));
  asked.replaceWith(...buttons);
  buttons[0].focus();
}
