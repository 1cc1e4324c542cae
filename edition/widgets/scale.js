/**
 * One scale for values of one kind, and lanes drawn on it: numbers, dates (days since 1970), times (minutes, which count
 * on past midnight).
 * @typedef {{at: number, label: string}} Tick
 * @typedef {{position: (value: number) => number, ticks: Tick[], logarithmic: boolean, cut: boolean}} Scale
 * @typedef {{label: string, value: string, extent: (number | null)[] | null, span?: (number | null)[] | null, sign?: string,
 *   kind?: string, faint?: boolean, rough?: boolean}} Lane
 */
import { h, s } from "./common.js";

/** Milliseconds of a day. */
export const DAY = 86_400_000;
const LOG_FROM = 50; // how many times the smallest value the largest must be
const EDGE = 4; // per cent of the width kept free on either side

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A number with its thousands apart; to ask the browser's own formats for the first time takes as long as to draw the view. @param {number} value */
function grouped(value) {
  const [whole, rest] = `${Math.round(value * 100) / 100}`.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/gu, ","), rest].filter(Boolean).join(".");
}

/**
 * Round steps from `low` to `high`: 1, 2 or 5 times a power of ten, about five of them.
 * @param {number} low @param {number} high @param {number} [least] smallest step
 */
export function steps(low, high, least = 0) {
  const raw = Math.max((high - low) / 5, least, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(least, [1, 2, 5, 10].map((times) => times * power).find((size) => size >= raw) ?? raw);
  return multiples(step, low, high);
}

/** Every multiple of a step from `low` to `high`. @param {number} step @param {number} low @param {number} high */
function multiples(step, low, high) {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** @param {number} low @param {number} high days since 1970 @returns {Tick[]} */
export function dateTicks(low, high) {
  const [from, to] = [new Date(low * DAY), new Date(high * DAY)];
  const years = (high - low) / 365;
  if (years >= 5) {
    return steps(from.getUTCFullYear(), to.getUTCFullYear(), 1)
      .map((year) => ({ at: Date.UTC(year, 0, 1) / DAY, label: String(year) }));
  }
  if (high - low > 62) {
    const by = [1, 3, 6, 12].find((size) => (years * 12) / size <= 6) ?? 12;
    const first = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth()) / by) * by;
    return Array.from({ length: 9 }, (_, index) => first + index * by).map((month) => {
      const year = Math.floor(month / 12);
      return { at: Date.UTC(year, month % 12, 1) / DAY, label: by === 12 ? `${year}` : `${MONTHS[month % 12]} ${year}` };
    });
  }
  return steps(low, high, 1).map((at) => {
    const day = new Date(at * DAY);
    return { at, label: `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}` };
  });
}

/** @param {number} low @param {number} high minutes @returns {Tick[]} */
export function timeTicks(low, high) {
  const step = [15, 30, 60, 120, 180, 360].find((size) => (high - low) / size < 6) ?? 360;
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return multiples(step, low, high)
    .map((at) => ({ at, label: `${two(Math.floor(at / 60 + 48) % 24)}:${two((at + 2880) % 60)}` }));
}

/**
 * The scale on which all the values have room: numbers begin at zero, unless their differences could not be seen so.
 * Positions are per cent of the width.
 * @param {string} kind @param {(number | null)[]} values null for an open end @returns {Scale}
 */
export function scaleOf(kind, values) {
  const known = /** @type {number[]} */ (values.filter((value) => value !== null));
  let [low, high] = [Math.min(...known), Math.max(...known)];
  const numbers = kind !== "date" && kind !== "time";
  const logarithmic = numbers && low > 0 && high / low >= LOG_FROM;
  const cut = numbers && low > 0 && high > low && high / (high - low) > 20; // from zero the differences could not be seen
  const room = kind === "date" ? 2 : kind === "time" ? 45 : cut ? 0 : Math.abs(high) * 0.1 || 1;
  if (numbers && !logarithmic && !cut && low > 0) low = 0;
  if (high - low < room) [low, high] = [low - room, high + room];
  else if (!logarithmic) [low, high] = [low && low - (high - low) * 0.06, high + (high - low) * 0.06];
  if (numbers && known.every((value) => value >= 0)) low = Math.max(0, low);
  const along = logarithmic ? Math.log10 : (/** @type {number} */ value) => value;
  const [from, to] = [along(low), along(high)];
  const position = (/** @type {number} */ value) =>
    Math.max(0, Math.min(100, EDGE + ((along(value) - from) / (to - from)) * (100 - 2 * EDGE)));
  const powers = Array.from({ length: 40 }, (_, power) => 10 ** (power - 6));
  const marks = kind === "date" ? dateTicks(low, high) : kind === "time" ? timeTicks(low, high)
    : (logarithmic ? powers : steps(low, high)).map((at) => ({ at, label: grouped(at) }));
  return { position, logarithmic, cut, ticks: marks.filter(({ at }) => at >= low && at <= high) };
}

/** The words of a scale below what is drawn on it. @param {Scale} scale @param {number} y @param {number} edge where they begin to lean inwards */
const ticksOf = ({ ticks, position }, y, edge) => ticks.map(({ at, label }, index) =>
  s("text", { x: `${position(at).toFixed(2)}%`, y, class: `ew-tick${index % 4}`,
    "text-anchor": position(at) < edge ? "start" : position(at) > 100 - edge ? "end" : "middle" }, label));

/**
 * Lanes under each other on one scale, with the reference as a line or band behind them all.
 * @param {Scale} scale @param {Lane[]} lanes @param {(number | null)[] | null} reference @param {string} description
 */
function chart(scale, lanes, reference, description) {
  const width = (/** @type {number} */ part) => `${part.toFixed(2)}%`;
  const percent = (/** @type {number} */ value) => width(scale.position(value));
  /** Where a stretch begins and ends, at the edge where it is open. @param {(number | null)[]} ends */
  const along = (ends) => ends.map((end, at) => (end === null ? at * 100 : scale.position(end)));
  const bar = (/** @type {string} */ kind, /** @type {(number | null)[]} */ ends, /** @type {number} */ y) => {
    const [x1, x2] = along(ends).map(width);
    return s("line", { class: kind, x1, x2, y1: y, y2: y });
  };
  const [from, to] = along(reference ?? []);
  const behind = s("svg", { class: "ew-behind" },
    scale.ticks.map(({ at }) => s("line", { class: "ew-grid", x1: percent(at), x2: percent(at), y2: "100%" })),
    reference && s("rect", reference[0] === reference[1]
      ? { class: "ew-point", x: width(from), width: 2, height: "100%" }
      : { class: "ew-band", x: width(from), height: "100%", width: width(to - from) }));
  behind.style.gridRow = `1 / ${lanes.length + 1}`; // down to the words of the scale

  /** The ends of a stretch: a stroke across where it is closed. @param {(number | null)[]} ends */
  const caps = (ends) => ends.filter((end) => end !== null).map((end) => percent(/** @type {number} */ (end)))
    .map((x1) => s("line", { class: "ew-cap", x1, x2: x1, y1: 6, y2: 20 }));

  /** @param {Lane} lane */
  function drawn({ label, value, extent, span, sign = "", kind = "", faint, rough }) {
    const plot = s("svg", { class: "ew-plot", height: 26 });
    if (extent) {
      if (span) plot.append(bar("ew-span", span, 13));
      // a stretch has no mark within it, which would pass for the best guess
      plot.append(bar(rough ? "ew-extent ew-rough" : "ew-extent", extent, 13), ...extent[0] !== extent[1] ? caps(extent)
        : [s("svg", { x: percent(Number(extent[0])), y: 13, class: "ew-marker" }, sign ? s("circle", { r: 7 })
          : s("path", { d: kind === "witness" ? "M-6-6H6V6H-6Z" : "M0-9 8 0 0 9-8 0Z" }))]);
    }
    return laneOf(label, [sign && h("span", { class: "ew-sign" }, sign), " ", value], plot, `${kind}${faint ? " ew-faint" : ""}`);
  }

  return h("div", { class: "ew-chart", role: "img", "aria-label": description }, behind, lanes.map(drawn),
    axis(scale, scale.logarithmic ? "logarithmic" : scale.cut ? "not from 0" : ""));
}

/** A lane of a chart. @param {string} label @param {any} value @param {Element} plot @param {string} [kind] */
const laneOf = (label, value, plot, kind = "") => h("div", { class: `ew-lane ew-${kind}` },
  h("span", { class: "ew-lane-label" }, h("b", {}, label)), h("span", { class: "ew-lane-value" }, value), plot);

/** The words of a scale as the last lane of a chart. @param {Scale} scale @param {string} [said] what must be known of it */
const axis = (scale, said = "") => laneOf("", said, s("svg", { height: 22,
  class: `ew-plot ew-ticks${scale.ticks.some(({ label }) => label.length > 7) ? " ew-long" : ""}` }, ticksOf(scale, 15, 8)), "axis");

/**
 * A fact on the scale of its kind: the reference, the witnesses, then every reading; nothing for kinds without a scale.
 * @param {Record<string, any>} row of the trait `collations` @param {Record<string, any>} verdicts
 * @param {(reading: any) => boolean} [faint] whether a reading is drawn as one that does not count
 * @param {Record<string, any>[]} [witnesses] those of the row that are drawn
 */
export function chartOf(row, verdicts, faint = () => false, witnesses = []) {
  const values = [row, ...witnesses, ...row.readings].flatMap(({ extent, span }) => [extent, span]).filter(Boolean).flat();
  if (!values.length) return "";
  const lanes = row.readings.map((/** @type {any} */ one) => ({ label: one.locator, value: one.said, extent: one.extent,
    span: one.span, rough: one.rough, kind: one.verdict, sign: verdicts[one.verdict].sign, faint: faint(one) }));
  lanes.unshift(...witnesses.map(({ label, said: value, extent, rough }) => ({ label, value, extent, rough, kind: "witness" })));
  if (row.extent) lanes.unshift({ label: "Reference", value: row.reference, extent: row.extent, rough: row.rough, kind: "reference" });
  const said = [...witnesses.map(({ label, said: value }) => `${label} ${value}`),
    ...row.readings.map((/** @type {any} */ one) => `${one.locator} ${one.said}, ${verdicts[one.verdict].label}`)];
  return chart(scaleOf(row.kind, values), lanes, row.extent,
    `${row.question} Reference ${row.reference}; ${said.join("; ")}.`);
}
