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

/** Rows as comma-separated lines; what a spreadsheet would run as a formula has an apostrophe before it. @param {string[][]} rows */
export const csvOf = (rows) => rows.map((cells) => cells.map((cell) => {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(",")).join("\n") + "\n";

/** Words of an element, spaces folded. @param {Element} element */
const said = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

/** The rows of the first table or list of a view. @param {Element} view @returns {string[][]} */
export function rowsOf(view) {
  const table = view.querySelector("table");
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
  return s(shape.tagName, { ...Object.fromEntries(lengths), d: shape.getAttribute("d"), "text-anchor": shape.getAttribute("text-anchor"),
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
  const shapes = [...chart.querySelectorAll("line, rect, circle, path, svg text")].filter((one) => one.checkVisibility());
  return s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high },
    s("title", {}, title), s("rect", { width: wide, height: high, fill: paper }),
    note(title, EDGE + LINE / 2, { "font-size": 15, "font-weight": 600 }),
    s("g", { transform: `translate(${EDGE - left} ${EDGE + LINE - top})` },
      shapes.map((one) => placed(/** @type {SVGGraphicsElement} */ (one))),
      wordsOf(chart).map(({ words, x, y, of }) => s("text", { x, y, ...look(of, WORDS), fill: getComputedStyle(of).color }, words))),
    note(origin, high - EDGE, { "font-size": 11 })).outerHTML;
}

/** @param {string} svg @returns {Promise<Blob>} */
async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { width: image.width * SHARP, height: image.height * SHARP }));
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  drawing.scale(SHARP, SHARP);
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

/**
 * Put what makes a file of a view in the place of the button that asked for it.
 * @param {HTMLElement} said where it is said what was made @param {Element} live the view @param {any} module of the widget
 * @param {(name: string) => any} get @param {() => string} link of the view @param {HTMLElement} asked
 */
export function offer(said, live, module, get, link, asked) {
  const buttons = ["SVG", "PNG", "CSV"].map((kind) => button(kind, async () => {
    const chart = live.querySelector(".ew-chart");
    if (kind !== "CSV" && !chart) {
      said.textContent = "This view has no picture; its table can be taken along as CSV.";
      return;
    }
    const svg = kind === "CSV" ? "" : svgOf(/** @type {Element} */ (chart), module.caption(get), link());
    const rows = module.shown ? matrixOf(module.shown(get).fit, get) : rowsOf(live);
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
