/**
 * The chronology: events in order, those with conflicting dates marked; an open event shows each date on one scale.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */
import { choice, counted, follow, h, link, s, sentence, setter } from "./common.js";
import { topicsOf } from "./facts.js";
import { chartOf, scaleOf } from "./scale.js";

const PAGE = 80; // events drawn at a time

/** The year of a day since 1970. @param {number} day */
export const yearOf = (day) => new Date(day * 86_400_000).getUTCFullYear();

/** The events of the topic and years that are asked for. @param {Row[]} rows @param {(name: string) => any} get */
export const between = (rows, get) => rows.filter(({ topic, days, conflict }) =>
  (!get("topic") || topic === get("topic")) && (!get("conflicts") || conflict)
  && (!get("since") || yearOf(days[1]) >= +get("since")) && (!get("until") || yearOf(days[0]) <= +get("until")));

/** What a citation calls the view. @param {(name: string) => any} get */
export const caption = (get) => get("collations").find((/** @type {Row} */ row) => row.fact_id === get("fact"))?.question
  ?? ["Chronology", get("since"), get("until") && `to ${get("until")}`].filter(Boolean).join(" ");

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const get = (/** @type {string} */ name) => model.get(name);
  const put = setter(model);
  let limit = PAGE;
  const found = get("collations").flatMap((/** @type {Row} */ row) => row.days.map(yearOf));
  const [low, high] = [Math.min(...found), Math.max(...found)];
  const yearly = (/** @type {string} */ any) => /** @type {[string, string][]} */ ([["", any],
    ...Array.from({ length: found.length && high - low + 1 }, (_, at) => [String(low + at), String(low + at)])]);
  const fields = {
    topic: choice("Topic", topicsOf(get("collations")), (value) => put("topic", value)),
    since: choice("From", yearly("the first"), (value) => put("since", value)),
    until: choice("To", yearly("the last"), (value) => put("until", value)),
  };
  const only = h("input", { type: "checkbox", change: () => put("conflicts", only.checked) });
  const status = h("p", { role: "status", class: "ew-count" });
  const line = h("div");
  const list = h("ol", { class: "ew-events" });
  const more = h("button", { type: "button", click: () => { limit += PAGE; draw(); } }, "Show more events");

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

  function draw() {
    for (const [name, { select }] of Object.entries(fields)) select.value = get(name);
    only.checked = get("conflicts");
    const rows = between(get("collations"), get);
    const focus = /** @type {any} */ (document.activeElement)?.dataset?.fact;
    const clashes = rows.filter((row) => row.conflict).length;
    limit = Math.max(limit, rows.findIndex((row) => row.fact_id === get("fact")) + 1);
    status.textContent = `${counted(rows.length, "event")}, ${counted(clashes, "conflict")}`;
    line.replaceChildren(rows.length ? overview(rows, status.textContent) : "");
    list.replaceChildren(...rows.slice(0, limit).map(event));
    more.hidden = rows.length <= limit;
    if (focus) list.querySelector(`[data-fact="${focus}"]`)?.focus();
  }

  /** All events on one line, conflicts taller. @param {Row[]} rows @param {string} said */
  function overview(rows, said) {
    const scale = scaleOf("date", rows.flatMap((row) => row.days));
    const at = (/** @type {number} */ day) => `${scale.position(day).toFixed(2)}%`;
    return h("div", { role: "img", "aria-label": `Line of time: ${said}` }, s("svg", { class: "ew-plot ew-ticks", height: 52 },
      rows.map(({ days: [low, high], conflict }) => s("line", { x1: at(low), x2: at(Math.max(high, low + 3)), y1: 20, y2: 20,
        class: conflict ? "ew-clash" : "ew-event" })),
      scale.ticks.map(({ at: day, label }, index) => s("text", { x: at(day), y: 46, "text-anchor": "middle",
        class: index % 2 ? "ew-odd" : "" }, label))));
  }

  el.append(h("div", { class: "ew-view" },
    h("div", { class: "ew-controls" }, Object.values(fields).map(({ field }) => field),
      h("label", { class: "ew-check" }, only, "Only conflicts")), status, line, list, more));
  return follow(model, ["fact", "topic", "since", "until", "conflicts"], draw);
}

export default { render };
