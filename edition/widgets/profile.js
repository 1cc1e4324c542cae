/**
 * The profile of each source, loaded when it is opened: how many of its passages belong to each family of techniques.
 * @typedef {import("./common.js").Model} Model
 */
import { h, s, table } from "./common.js";

/**
 * How many passages there are of each source in each family: "SIGLUM family" -> number.
 * @param {Record<string, string>[]} notes @param {Record<string, {family: string}>} techniques
 */
export function tally(notes, techniques) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { siglum, technique } of notes) {
    const key = `${siglum} ${techniques[technique].family}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** @param {Model} model @param {HTMLElement} el @returns {() => void} what ends it */
export function profile(model, el) {
  const techniques = model.get("techniques");
  const found = tally(model.get("notes"), techniques);
  const most = Math.max(1, ...found.values());
  /** @type {string[]} */
  const families = [...new Set(Object.keys(techniques).map((key) => techniques[key].family))];
  el.append(table("Passages by family of techniques", ["Source", ...families], Object.keys(model.get("accounts")).map((siglum) =>
    [[siglum], ...families.map((family) => {
      const count = found.get(`${siglum} ${family}`) ?? 0;
      return [String(count), s("svg", { class: "ew-bar", "aria-hidden": "true" },
        s("rect", { width: `${(100 * count) / most}%`, height: "100%" }))];
    })])));
  return () => {};
}
