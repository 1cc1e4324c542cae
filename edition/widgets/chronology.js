/**
 * The chronology: a lane for each voice, and events in order; an open event shows each date on one scale.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */
import { access, button, choice, controls, counted, follow, h, inTurns, link, s, sentence, together } from "./common.js";
import { chosen, topicsOf } from "./facts.js";
import { DAY, axis, chartOf, laneOf, scaleOf } from "./scale.js";

const PAGE = 80; // events drawn before the reader asks for more
const STEP = 16; // of these drawn at a time

/** The year of a day since 1970. @param {number} day */
export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

/** The days that are asked for, from the first to the one after the last. @param {(name: string) => any} get */
const asked = (get) => [get("since") ? Date.UTC(+get("since"), 0, 1) / DAY : -Infinity,
  get("until") ? Date.UTC(+get("until") + 1, 0, 1) / DAY : Infinity];

/** The events of the topic and years that are asked for. @param {Row[]} rows @param {(name: string) => any} get */
export function between(rows, get) {
  const [from, to] = asked(get);
  return rows.filter((row) => (!get("topic") || row.topic === get("topic")) && (!get("conflicts") || row.conflict)
    && row.days[1] >= from && row.days[0] < to);
}

/** The first and the last day of some events, which come in order. @param {Row[]} rows @returns {number[]} */
export const extremes = (rows) => [rows[0]?.days[0], rows.reduce((last, { days }) => Math.max(last, days[1]), -Infinity)];

/**
 * Stretches of time as one path, what falls together drawn once; open ones end at the edge.
 * @param {import("./scale.js").Scale} scale @param {(number | null)[][]} extents
 */
const strokes = (scale, extents) => [...new Set(extents.map(([low, high]) => {
  const [from, to] = [low === null ? 0 : scale.position(low), high === null ? 100 : scale.position(high)];
  return `M${from.toFixed(1)} 13h${Math.max(to - from, 0.3).toFixed(1)}`;
}))].join("");

/** What a citation calls the view. @param {(name: string) => any} get */
export const caption = (get) => chosen(get)?.question
  ?? ["Chronology", get("since"), get("until") && `to ${get("until")}`].filter(Boolean).join(" ");

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  let limit = PAGE;
  const [low, high] = extremes(get("collations")).map(yearOf);
  const yearly = (/** @type {string} */ any) => /** @type {[string, string][]} */ ([["", any],
    ...Array.from({ length: get("collations").length && high - low + 1 }, (_, at) => [String(low + at), String(low + at)])]);
  const fields = {
    topic: choice("Topic", topicsOf(get("collations")), (value) => put("topic", value)),
    since: choice("From", yearly("the first"), (value) => put("since", value)),
    until: choice("To", yearly("the last"), (value) => put("until", value)),
  };
  const only = h("input", { type: "checkbox", change: () => put("conflicts", only.checked) });
  const status = h("p", { role: "status", class: "ew-count" });
  const line = h("div");
  const list = h("ol", { class: "ew-events" });
  const more = button("Show more events", () => { limit += PAGE; draw(list.children.length); });

  /** @param {Row} row */
  function event(row) {
    const open = row.fact_id === get("fact");
    return h("li", { class: row.conflict ? "ew-conflict" : "", "data-chosen": open },
      h("button", { type: "button", "aria-expanded": String(open), "data-fact": row.fact_id,
        click: () => put("fact", open ? "" : row.fact_id) },
      h("b", {}, row.reference), " ", h("span", {}, row.question, row.conflict && h("span", { class: "ew-flag" }, "conflict"))),
      open && [
        chartOf(row, get("verdicts")),
        row.readings.map((/** @type {Row} */ one) => sentence(model, one)),
        h("p", {}, link(model, "fact", row.fact_id, "The evidence for the date"))]);
  }

  const add = inTurns(list, event, STEP);

  /** @param {number} [first] how many events must be there at once */
  function draw(first = 0) {
    for (const [name, { select }] of Object.entries(fields)) select.value = get(name);
    only.checked = get("conflicts");
    const rows = between(get("collations"), get);
    const focus = /** @type {any} */ (document.activeElement)?.dataset?.fact;
    const until = (/** @type {string} */ fact) => rows.findIndex((row) => row.fact_id === fact) + 1;
    const clashes = rows.filter((row) => row.conflict).length;
    limit = Math.max(limit, until(get("fact")));
    status.textContent = `${counted(rows.length, "event")}, ${counted(clashes, "conflict")}`;
    line.replaceChildren(rows.length ? overview(rows, status.textContent) : "");
    list.replaceChildren();
    add(rows.slice(0, limit), Math.max(first, until(get("fact")), until(focus)));
    more.hidden = rows.length <= limit;
    if (focus) list.querySelector(`[data-fact="${focus}"]`)?.focus();
  }

  /** A lane for the evidence and one for each account: where they date what is listed. @param {Row[]} rows @param {string} said */
  function overview(rows, said) {
    const [low, high] = extremes(rows);
    const [from, to] = asked(get);
    const scale = scaleOf("date", [Math.max(low, from), Math.min(high, to)]);
    const lane = (/** @type {string} */ name, /** @type {(row: Row) => Row[]} */ of) => {
      const dated = (/** @type {Row[]} */ some) => some.flatMap(of).map(({ extent }) => extent).filter(Boolean);
      return laneOf(name, counted(dated(rows).length, "date"), s("svg", { class: "ew-plot", height: 26 },
        s("svg", { viewBox: "0 0 100 26", preserveAspectRatio: "none" }, ["ew-event", "ew-clash"].map((kind, at) =>
          s("path", { class: kind, d: strokes(scale, dated(rows.filter(({ conflict }) => +conflict === at))) })))));
    };
    return h("div", { class: "ew-chart", role: "img", "aria-label": `Line of time: ${said}` }, lane("Evidence", (row) => [row]),
      Object.keys(get("accounts")).map((name) => lane(name, (row) => row.readings.filter((/** @type {Row} */ one) =>
        one.siglum === name))), axis(scale));
  }

  el.append(h("div", { class: "ew-view" },
    controls(Object.values(fields).map(({ field }) => field),
      h("label", { class: "ew-check" }, only, "Only conflicts")), status, line, list, more));
  return together(follow(model, ["fact"], () => draw(list.children.length)),
    follow(model, ["topic", "since", "until", "conflicts"], () => draw()));
}

export default { render };
