/**
 * The comparison of figures: draws the rows that Python computed, and lets a reader choose among them.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row a row of the trait `collations`
 */
import { access, button, choice, controls, counted, follow, h, link, mark, quote, table, together } from "./common.js";
import { combobox } from "./combobox.js";
import { ORDERS, chosen, listed, topicsOf } from "./facts.js";
import { chartOf } from "./scale.js";

const NARROWED = 20; // facts listed at most when two sources are set head to head

/**
 * The rows in which every word typed occurs, in the question, the topic or the name.
 * @param {readonly Row[]} rows @param {string} typed @returns {Row[]}
 */
export function matching(rows, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.question} ${row.topic_label} ${row.fact_id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * Every fact to which two sources both speak, with their readings and how far the second stands from the first.
 * @param {readonly Row[]} rows @param {string} first @param {string} second siglum @returns {{row: Row, pair: Row, readings: Row[]}[]}
 */
export function shared(rows, first, second) {
  const both = [first, second];
  return rows.flatMap((row) => {
    const pair = row.pairs.find((/** @type {Row} */ one) =>
      [one.first, one.second].every((locator) => both.includes(locator.split(".")[0])));
    return pair ? [{ row, pair, readings: both.map((name) => row.readings.find((/** @type {Row} */ one) =>
      one.siglum === name && [pair.first, pair.second].includes(one.locator))) }] : [];
  });
}

/**
 * The tally in words: "3 readings: 2 agree, 1 differs".
 * @param {Record<string, number>} tally @param {boolean} once @param {Record<string, Row>} verdicts
 */
export function tallied(tally, once, verdicts) {
  const parts = Object.entries(tally).map(([verdict, count]) => `${count} ${verdicts[verdict].label}`);
  const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
  return [counted(all, once ? "independent voice" : "reading"), parts.join(", ")].filter(Boolean).join(": ");
}

/** What a citation calls the view. @param {(name: string) => any} get */
export function caption(get) {
  return (chosen(get)?.question ?? "Figures") + (get("sources").length ? ` (${get("sources").join(" and ")} head to head)` : "");
}

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  const rows = () => listed(get("collations"), get("topic"), get("order"));
  const sigla = Object.keys(get("accounts"));

  const topic = choice("Topic", topicsOf(get("collations")), (value) => {
    put("topic", value);
    if (value && chosen(get)?.topic !== value) put("fact", rows()[0].fact_id);
  });
  const order = choice("Sort questions by", ORDERS, (value) => put("order", value));
  const question = combobox("Question", (typed) => matching(rows(), typed).map((row) => (
    { value: row.fact_id, text: row.question, hint: get("topic") ? "" : row.topic_label })), (value) => put("fact", value));
  const step = (/** @type {number} */ by) => {
    const [all, here] = [rows(), chosen(get)];
    put("fact", all[(all.findIndex((row) => row === here) + by + all.length) % all.length].fact_id);
  };
  const once = h("input", { type: "checkbox", change: () => put("once", once.checked) });
  const beside = h("input", { type: "checkbox", change: () => put("witnesses", beside.checked) });
  const rivals = [0, 1].map((at) => choice(at ? "with" : "Compare",
    [["", "no source"], ...sigla.map((siglum) => /** @type {[string, string]} */ ([siglum, siglum]))], (value) => {
      const other = rivals[1 - at].select.value;
      const partner = other && other !== value ? other : sigla.find((siglum) => siglum !== value);
      put("sources", !value || !partner ? [] : at ? [partner, value] : [value, partner]);
    }));
  const head = h("div", { class: "ew-head", tabindex: "-1" });
  const body = h("div");
  const duel = h("div");
  const status = h("p", { role: "status", class: "ew-unseen" });

  function drawFact() {
    topic.select.value = get("topic");
    order.select.value = get("order");
    once.checked = get("once");
    beside.checked = get("witnesses");
    const row = chosen(get);
    question.show(row?.fact_id ?? "", row?.question ?? "");
    if (!row) return;
    const tally = tallied(get("once") ? row.tally_once : row.tally, get("once"), get("verdicts"));
    const unit = row.counted && ` ${row.counted}`;
    const uncounted = (/** @type {Row} */ reading) => get("once") && !reading.counted;
    head.replaceChildren(
      h("p", { class: "ew-question" }, link(model, "fact", row.fact_id, row.question)),
      h("p", { class: "ew-reference" }, "Reference ", h("b", {}, row.reference), unit,
        h("small", {}, ` evidence ${row.evidence}, ${row.confidence}`, row.cite && `: ${row.cite}`)),
      row.note ? h("p", { class: "ew-note" }, row.note) : "",
      h("p", { class: "ew-tally" }, `${tally}.`,
        row.silence && h("span", { class: "ew-silent" }, ` ${row.silence}`)),
    );
    status.textContent = `${row.question} Reference ${row.reference}. ${tally}.`;
    const witnesses = get("witnesses") ? row.witnesses : [];
    body.replaceChildren(chartOf(row, get("verdicts"), uncounted, witnesses), table(
      `What each ${witnesses.length ? "witness and each " : ""}source says`,
      ["Source", "Value", "Deviation", "Verdict", "Quotation"],
      [...witnesses.map((/** @type {any} */ one) => [
        [one.label],
        [h("b", {}, one.said)],
        [one.deviation],
        ["witness"],
        [one.wording, h("small", { class: "ew-note" }, one.place)],
      ]), ...row.readings.map((/** @type {any} */ reading) => [
        [link(model, "para", reading.locator)],
        [h("b", {}, reading.said)],
        [reading.deviation, reading.percent && h("small", {}, ` ${reading.percent}`)],
        [mark(model, reading.verdict), reading.depends_on && h("small", {}, ` taken from ${reading.depends_on}`),
          uncounted(reading) && h("small", {}, " · not counted"),
          reading.attributed && h("small", { class: "ew-note" }, reading.attributed)],
        [quote(model, reading), reading.note && h("small", { class: "ew-note" }, reading.note)],
      ])], (at) => (at < witnesses.length ? "ew-witness" : uncounted(row.readings[at - witnesses.length]) ? "ew-faint" : "")));
  }

  function drawDuel() {
    const [first, second] = get("sources");
    rivals.forEach(({ select }, at) => { select.value = get("sources")[at] ?? ""; });
    if (!first) return duel.replaceChildren();
    const all = shared(rows(), first, second);
    const weighed = all.filter(({ row }) => !row.background);
    const common = [...weighed, ...all.filter(({ row }) => row.background)];
    const current = common.findIndex(({ row }) => row.fact_id === get("fact"));
    if (current > 0) common.unshift(...common.splice(current, 1));
    const meeting = weighed.filter(({ pair }) => pair.meets).length;
    const rest = `The first ${NARROWED} are listed; choose a topic to see others.`;
    const others = common.length - weighed.length;
    return duel.replaceChildren(common.length ? table(
      `${first} and ${second} both speak to ${counted(weighed.length, "question")} at issue; they meet in ${meeting}`
        + (others ? `; ${others} of background ${others === 1 ? "is" : "are"} not counted` : ""),
      ["Question", first, second, "Difference"],
      common.slice(0, NARROWED).map(({ row, pair, readings }) => [
        [button(row.question, () => { put("fact", row.fact_id); head.focus(); }, { class: "ew-plain" })],
        ...readings.map((reading) => [h("b", {}, reading.said), " ", mark(model, reading.verdict)]),
        [pair.meets ? "they meet" : "they differ", pair.apart && ` by ${pair.apart}`],
      ]), (at) => (common[at].row.fact_id === get("fact") ? "ew-current" : ""),
    ) : h("p", {}, `${first} and ${second} do not speak to the same question here.`),
    common.length > NARROWED ? h("p", { class: "ew-note" }, rest) : "");
  }

  el.append(h("div", { class: "ew-view ew-figures" },
    controls(topic.field, order.field,
      h("label", { class: "ew-check" }, once, "Count derived accounts once"),
      h("label", { class: "ew-check" }, beside, "Show witnesses")),
    controls(question.field,
      button("‹ Previous", () => step(-1)), button("Next ›", () => step(1))),
    head, body,
    h("div", { class: "ew-controls", role: "group", "aria-label": "Two sources head to head" },
      rivals.map(({ field }) => field)), duel, status));
  return together(follow(model, ["fact", "topic", "order", "once", "witnesses"], drawFact),
    follow(model, ["fact", "topic", "order", "sources"], drawDuel));
}

export default { render };
