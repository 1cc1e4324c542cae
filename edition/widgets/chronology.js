/**
 * The chronology: events in order, those with conflicting dates marked; an open event shows each date on one scale.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */
import { access, button, choice, controls, counted, follow, h, inTurns, link, sentence, together } from "./common.js";
import { chosen, topicsOf } from "./facts.js";
import { DAY, chartOf } from "./scale.js";

const PAGE = 80; // events drawn before the reader asks for more
const STEP = 16; // of these drawn at a time

/** The year of a day since 1970. @param {number} day */
export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

/** The events of the topic and years that are asked for. @param {Row[]} rows @param {(name: string) => any} get */
export function between(rows, get) {
  const from = get("since") ? Date.UTC(+get("since"), 0, 1) / DAY : -Infinity;
  const to = get("until") ? Date.UTC(+get("until") + 1, 0, 1) / DAY : Infinity;
  return rows.filter((row) => (!get("topic") || row.topic === get("topic")) && (!get("conflicts") || row.conflict)
    && row.days[1] >= from && row.days[0] < to);
}

/** The first and the last day of some events, which come in order. @param {Row[]} rows @returns {number[]} */
export const extremes = (rows) => [rows[0]?.days[0], rows.reduce((last, { days }) => Math.max(last, days[1]), -Infinity)];

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
    list.replaceChildren();
    add(rows.slice(0, limit), Math.max(first, until(get("fact")), until(focus)));
    more.hidden = rows.length <= limit;
    if (focus) /** @type {HTMLElement | null} */ (list.querySelector(`[data-fact="${focus}"]`))?.focus();
  }

  el.append(h("div", { class: "ew-view" },
    controls(Object.values(fields).map(({ field }) => field),
      h("label", { class: "ew-check" }, only, "Only conflicts")), status, list, more));
  return together(follow(model, ["fact"], () => draw(list.children.length)),
    follow(model, ["topic", "since", "until", "conflicts"], () => draw()));
}

export default { render };
