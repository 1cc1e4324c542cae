/**
 * The matrix of agreement: facts by sources, walked with the arrow keys; a cell opens on its sentence.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */
import { access, button, choice, controls, counted, follow, h, header, inTurns, link, mark, newId, sentence, together } from "./common.js";
import { ORDERS, chosen, listed, topicsOf } from "./facts.js";

const PAGE = 40; // facts drawn before the reader asks for more
const STEP = 8; // of these drawn at a time
/** @type {[string, string][]} what sources are measured against, and the question that is asked */
const MEASURES = [["evidence", "the evidence: is it true?"], ["speech", "the speech: did he say it?"]];

/**
 * How many cells have each verdict.
 * @param {readonly Row[]} rows @param {string} [cells] where a row has them @returns {Record<string, number>}
 */
export function counts(rows, cells = "cells") {
  /** @type {Record<string, number>} */
  const found = {};
  for (const row of rows) {
    for (const verdict of /** @type {string[]} */ (Object.values(row[cells]))) found[verdict] = (found[verdict] ?? 0) + 1;
  }
  return found;
}

/** Where a row has the cells of the measure. @param {(name: string) => any} get */
const measured = (get) => (get("against") === "speech" ? "standings" : "cells");

/** The rows of the topic in order, those of them within the weight asked for, and those that have the verdict. @param {(name: string) => any} get */
export function shown(get) {
  const all = listed(get("collations"), get("topic"), get("order"));
  const within = all.filter((row) => get("background") || !row.background || row.fact_id === get("fact"));
  if (get("against") === "speech" && get("order") === "disagreement") within.sort((a, b) => b.unfaithful - a.unfaithful);
  return { all, within, fit: within.filter((row) => !get("verdict") || Object.values(row[measured(get)]).includes(get("verdict"))) };
}

/** What a citation calls the view. @param {(name: string) => any} get */
export function caption(get) {
  const row = chosen(get);
  return row && get("source") ? `${row.question} ${get("source")}: ${get("verdicts")[row[measured(get)][get("source")]].label}`
    : `Agreement of the sources with the ${get("against") === "speech" ? "speech" : "reference"}`;
}

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  const sigla = Object.keys(get("accounts"));
  const id = newId();
  let limit = PAGE;
  /** @type {readonly Row[]} */
  let rows = [];

  const topic = choice("Topic", topicsOf(get("collations")), (value) => put("topic", value));
  const order = choice("Sort questions by", ORDERS, (value) => put("order", value));
  const filter = choice("Show", [], (value) => put("verdict", value));
  const against = choice("Measure against", MEASURES.filter(([key]) => get("measures")[key]), (value) => {
    model.set("verdict", "");
    put("against", value);
  });
  const background = h("input", { type: "checkbox", change: () => put("background", background.checked) });
  const status = h("p", { role: "status", class: "ew-count" });
  const body = h("tbody", { role: "rowgroup" });
  const more = button("", () => { limit += PAGE; fill(); });
  const grid = h("table", { class: `ew-table ew-matrix${get("crowded") ? " ew-many" : ""}`, role: "grid", "aria-label": "Questions by sources",
    keydown: walk, click: (/** @type {any} */ event) => toggle(event.target.closest("button[data-siglum]")) },
    header(["Question", ...sigla.map((siglum) => h("abbr", { title: get("accounts")[siglum].title }, siglum))]), body);

  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...body.querySelectorAll("button[data-siglum]")]);
  const opened = () => buttons().find(({ dataset }) => dataset.fact === get("fact") && dataset.siglum === get("source"));

  /** @param {Row} row */
  const line = (row) => h("tr", { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, link(model, "fact", row.fact_id, row.question),
      h("small", { class: "ew-note" }, get("against") === "speech" ? row.speech : row.reference)),
    sigla.map((siglum) => h("td", { role: "gridcell", "data-label": siglum },
      h("button", { type: "button", class: "ew-cell", tabindex: "-1", "data-fact": row.fact_id, "data-siglum": siglum,
        "aria-label": `${siglum}: ${get("verdicts")[row[measured(get)][siglum]].label}. ${row.question}`,
        "aria-expanded": "false" }, mark(model, row[measured(get)][siglum])))));

  const add = inTurns(body, line, STEP);
  const drawn = () => body.querySelectorAll("tr:not(.ew-detail)").length;
  const place = () => rows.findIndex((row) => row.fact_id === get("fact"));

  function draw() {
    topic.select.value = get("topic");
    order.select.value = get("order");
    against.select.value = get("against");
    background.checked = get("background");
    const { all, within, fit } = shown(get);
    const found = counts(within, measured(get));
    filter.select.replaceChildren(h("option", { value: "" }, "all"),
      ...get("measures")[get("against")].map((/** @type {string} */ key) =>
        h("option", { value: key }, get("crowded") && get("verdicts")[key].sign, get("crowded") && " ",
          `${get("verdicts")[key].label} (${found[key] ?? 0})`)));
    filter.select.value = get("verdict");
    rows = fit;
    limit = Math.max(PAGE, place() + 1);
    const left = all.length - within.length;
    status.textContent = `${counted(rows.length, "question")}, ${counted(rows.length * sigla.length, "cell")}`
      + (left ? `; ${left} of background left out` : "");
    body.replaceChildren();
    fill();
  }

  /** Draw as many rows as there may be, from where the last one ended. */
  function fill() {
    const from = drawn();
    add(rows.slice(from, limit), place() + 1 - from);
    more.hidden = rows.length <= limit;
    more.textContent = `Show ${counted(Math.min(PAGE, rows.length - limit), "more question")}`;
    if (from) buttons()[from * sigla.length]?.focus();
    open();
  }

  /** Show the sentences of the open cell below its row. */
  function open() {
    body.querySelector(".ew-detail")?.remove();
    const cell = opened();
    for (const button of buttons()) {
      button.setAttribute("aria-expanded", String(button === cell));
      button.toggleAttribute("data-chosen", button === cell);
    }
    hold(cell ?? buttons()[0]);
    const row = cell && rows.find((one) => one.fact_id === cell.dataset.fact);
    if (!cell || !row) return;
    const readings = row.readings.filter((/** @type {Row} */ one) => one.siglum === get("source"));
    cell.setAttribute("aria-controls", id);
    cell.closest("tr")?.after(h("tr", { role: "row", class: "ew-detail" },
      h("td", { role: "gridcell", id, colspan: sigla.length + 1 }, readings.map((/** @type {Row} */ one) => sentence(model, one)),
      (measured(get) === "standings" || !readings.length) && h("p", {}, `${get("source")}: `,
        mark(model, row[measured(get)][get("source")]), ` ${get("verdicts")[row[measured(get)][get("source")]].meaning}`))));
  }

  /** Make one cell the place where the tab key enters. @param {HTMLElement | undefined} cell */
  function hold(cell) {
    body.querySelector("button[tabindex='0']")?.setAttribute("tabindex", "-1");
    cell?.setAttribute("tabindex", "0");
  }

  /** @param {HTMLButtonElement | null} cell */
  function toggle(cell) {
    if (!cell) return;
    const same = cell === opened();
    model.set("fact", same ? "" : cell.dataset.fact);
    put("source", same ? "" : cell.dataset.siglum);
    cell.focus();
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const all = buttons();
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    const width = sigla.length;
    const start = at - (at % width);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + width, ArrowUp: at - width,
      Home: event.ctrlKey ? 0 : start, End: event.ctrlKey ? all.length - 1 : start + width - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    if (!all[target]) return;
    hold(all[target]);
    all[target].focus();
  }

  el.append(h("div", { class: "ew-view" },
    controls(get("measures").speech && against.field, topic.field, order.field, filter.field,
      h("label", { class: "ew-check" }, background, "Background too")), status, grid, more));
  return together(follow(model, ["topic", "order", "verdict", "against", "background"], draw), follow(model, ["fact", "source"], () => {
    if (place() >= drawn() || (place() < 0 && chosen(get))) draw();
    else open();
  }));
}

export default { render };
