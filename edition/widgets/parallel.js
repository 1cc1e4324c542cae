/**
 * Parallel reading: one scene, two to five accounts in columns; a step is what they tell together, or each by itself.
 * @typedef {import("./common.js").Model} Model
 * @typedef {Record<string, any>} Row
 * @typedef {string | string[]} Piece words, or kind, words, name and place, as `edition.wording` has them
 */
import { access, button, choice, controls, follow, h, header, link, mark, newId, together } from "./common.js";

const LEAST = 2, MOST = 5; // accounts side by side

/** How two or more say the same, by sign and word. @type {Record<string, [string, string]>} */
const HOW = { part: ["≠", "they part"], open: ["≈", "not weighed"], meet: ["=", "they agree"] };

/** The accounts that stand side by side. @param {(name: string) => any} get @returns {string[]} */
export const columns = (get) =>
  get("accounts").length ? get("accounts") : Object.keys(get("voices")).filter((one) => told(get).includes(one)).slice(0, MOST);

/** Who tells the scene. @param {(name: string) => any} get @returns {string[]} */
const told = (get) => get("episodes").find((/** @type {Row} */ one) => one.episode_id === get("episode"))?.told ?? [];

/**
 * How the chosen accounts stand to each other on a fact: "" where fewer than two of them speak to it.
 * @param {Row} fact @param {readonly string[]} chosen
 */
export function standing(fact, chosen) {
  if (chosen.filter((one) => fact.said[one]).length < LEAST) return "";
  const among = (/** @type {string[][]} */ pairs) => pairs.some((pair) => pair.every((one) => chosen.includes(one)));
  return among(fact.part) ? "part" : among(fact.open) ? "open" : "meet";
}

/** From which of the chosen an account parts on a fact. @param {Row} fact @param {string} siglum @param {readonly string[]} chosen */
export const partsFrom = (fact, siglum, chosen) => fact.part.filter((/** @type {string[]} */ pair) => pair.includes(siglum))
  .flat().filter((/** @type {string} */ one) => one !== siglum && chosen.includes(one));

/** What a citation calls the view. @param {(name: string) => any} get */
export function caption(get) {
  const { title } = get("episodes").find((/** @type {Row} */ one) => one.episode_id === get("episode")) ?? { title: "" };
  return `${title}: ${columns(get).map((one) => get("voices")[one].name).join(", ")}`;
}

/** Why accounts cannot stand side by side, or the empty string. @param {string} name @param {any} value @param {(name: string) => any} get */
export function refuse(name, value, get) {
  const known = value.every((/** @type {string} */ one) => Object.hasOwn(get("voices"), one));
  const size = new Set(value).size;
  return known && size === value.length && (!size || (size >= LEAST && size <= MOST)) ? "" : "no accounts";
}

/** @param {{model: Model, el: HTMLElement}} context */
function render({ model, el }) {
  const { get, put } = access(model);
  const voices = Object.keys(get("voices"));
  const name = (/** @type {string} */ siglum) => get("voices")[siglum].name;
  const cited = (/** @type {string} */ locator) => link(model, locator.includes(".") ? "para" : "section", locator);
  let alone = ""; // the account that a phone shows, where it shows one

  /** Words with their links; a value on which the accounts part is marked. @param {Piece[]} pieces @param {Set<string>} [parted] */
  const worded = (pieces, parted) => pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const [kind, text, target] = piece;
    if (kind === "em") return h("em", {}, text);
    if (kind === "reading" && parted?.has(target)) return h("mark", { class: "ew-parted" }, text, h("span", { "aria-hidden": "true" }, " ≠"));
    return kind === "reading" || kind === "person" ? text : link(model, kind, target, text);
  });

  const scenes = choice("Scene", get("episodes").map((/** @type {Row} */ one) => [one.episode_id, one.title]),
    (value) => put("episode", value));
  /** @param {number} by */
  const turn = (by) => put("episode", scenes.select.options[scenes.select.selectedIndex + by]?.value ?? get("episode"));
  const back = button("Previous scene", () => turn(-1));
  const on = button("Next scene", () => turn(1));

  const boxes = Object.fromEntries(voices.map((siglum) => [siglum, h("input", { type: "checkbox", change: () => {
    const chosen = voices.filter((one) => (one === siglum ? boxes[one].checked : columns(get).includes(one)));
    if (chosen.length < LEAST || chosen.length > MOST) return draw();
    put("accounts", chosen);
  } })]));
  const hints = Object.fromEntries(voices.map((siglum) => [siglum, h("small")]));
  const status = h("p", { role: "status", class: "ew-count" });
  const switches = Object.entries({ marks: "Bias marks", commentary: "Commentary", short: "Short form" }).map(([trait, label]) => {
    const box = h("input", { type: "checkbox", change: () => put(trait, box.checked) });
    return { trait, box, label: h("label", { class: "ew-check" }, box, label) };
  });

  const head = h("div", { class: "ew-scene" });
  const group = newId();
  const phone = h("fieldset", { class: "ew-one" });
  const frame = h("div", { class: "ew-frame" });

  /** Show one account on a phone, and keep the row that is read where it is. @param {string} siglum */
  function only(siglum) {
    const rows = () => [...frame.querySelectorAll("tbody tr")];
    const top = (/** @type {number} */ at) => rows()[at]?.getBoundingClientRect().top ?? 0;
    const at = rows().findIndex((row) => row.getBoundingClientRect().bottom > innerHeight / 3);
    const before = Math.max(top(at), 80); // below the head of the page, where a row that began above begins anew
    alone = siglum;
    if (get("short") !== !siglum) put("short", !siglum);
    reveal();
    scrollBy({ top: top(at) - before, behavior: "instant" });
  }

  /** Leave on a phone one account, or two in short form; wider places show all. */
  function reveal() {
    const chosen = columns(get);
    const shown = get("short") ? chosen.slice(0, 2) : [chosen.includes(alone) ? alone : chosen[0]];
    for (const cell of frame.querySelectorAll("[data-siglum]")) {
      cell.classList.toggle("ew-off", !shown.includes(/** @type {HTMLElement} */ (cell).dataset.siglum ?? ""));
    }
    frame.toggleAttribute("data-two", shown.length > 1);
    for (const box of phone.querySelectorAll("input")) box.checked = get("short") ? !box.value : box.value === shown[0];
  }

  /** @param {string} siglum @param {any[]} children */
  const cell = (siglum, children) =>
    h("td", { role: "cell", "data-siglum": siglum, "data-label": name(siglum) }, h("div", {}, children));

  /** @param {string} siglum @param {string} why */
  const gap = (siglum, why) => cell(siglum, [h("p", { class: "ew-gap" }, get("voices")[siglum][why])]);

  /** @param {string} locator @param {Row} one @param {Set<string>} parted */
  const paragraph = (locator, one, parted) => h("div", { class: "ew-told" },
    h("p", { class: "ew-place" }, cited(locator), one.label && h("span", { class: "ew-label" }, ` ${one.label}`)),
    !get("short") && one.text.map((/** @type {Piece[]} */ words) => h("p", {}, worded(words, parted))),
    get("marks") && one.marks && h("ul", { class: "ew-marks", "aria-label": `Bias marks on ${locator}` },
      one.marks.map((/** @type {Row} */ note) => h("li", {}, h("q", { dir: "auto" }, note.quotation), ` ${note.technique}, ${note.direction}. `,
        h("span", { class: "ew-neutral" }, `Neutral: ${note.neutral} `), link(model, "bias", note.note_id)))),
    get("commentary") && one.commentary && h("div", { class: "ew-comment", role: "note", "aria-label": `Commentary on ${locator}` },
      one.commentary.map((/** @type {Piece[]} */ words) => h("p", {}, worded(words)))));

  /** @param {Row} fact @param {string[]} chosen @param {Row} step */
  function factRow(fact, chosen, step) {
    const how = standing(fact, chosen);
    return h("tr", { role: "row", class: `ew-fact-row${how === "part" ? " ew-differ" : ""}` },
      h("th", { scope: "row", role: "rowheader" }, link(model, "fact", fact.fact_id, fact.question),
        h("small", { class: "ew-note" }, how && h("b", { class: "ew-how" }, HOW[how].join(" ")), how && " · ", `reference: ${fact.reference}`)),
      chosen.map((siglum) => {
        const from = partsFrom(fact, siglum, chosen);
        return fact.said[siglum] ? cell(siglum, [
          fact.said[siglum].map((/** @type {string[]} */ [locator, words, verdict]) =>
            h("p", {}, cited(locator), " ", h("b", {}, words), verdict && [" ", mark(model, verdict)])),
          from.length > 0 && h("p", { class: "ew-from" }, `≠ parts from ${from.map(name).join(", ")}`)])
          : gap(siglum, told(get).includes(siglum) || step.told[siglum] ? "silent" : "absent");
      }));
  }

  /** @param {Row} step @param {number} at @param {string[]} chosen */
  function stepBody(step, at, chosen) {
    const parted = new Set(step.facts.filter((/** @type {Row} */ fact) => standing(fact, chosen) === "part")
      .map((/** @type {Row} */ fact) => fact.fact_id));
    const facts = step.facts.filter((/** @type {Row} */ fact) => chosen.some((one) => fact.said[one]));
    const [shared, single] = [true, false].map((many) =>
      facts.filter((/** @type {Row} */ fact) => Boolean(standing(fact, chosen)) === many));
    return h("tbody", { role: "rowgroup" },
      h("tr", { role: "row", class: "ew-texts" },
        h("th", { scope: "row", role: "rowheader" }, `${at + 1}. ${shared.length ? "Told together" : "Told apart"}`),
        chosen.map((siglum) => (step.told[siglum]
          ? cell(siglum, step.told[siglum].map((/** @type {string} */ locator) => paragraph(locator, step.paragraphs[locator], parted)))
          : gap(siglum, told(get).includes(siglum) ? "silent" : "absent")))),
      shared.map((/** @type {Row} */ fact) => factRow(fact, chosen, step)),
      single.length > 0 && h("tr", { role: "row", class: "ew-fact-row ew-single" },
        h("th", { scope: "row", role: "rowheader" }, "Only one of them says"),
        chosen.map((siglum) => {
          const own = single.filter((/** @type {Row} */ fact) => fact.said[siglum]);
          return own.length ? cell(siglum, [h("ul", {}, own.map((/** @type {Row} */ fact) => h("li", {},
            link(model, "fact", fact.fact_id, fact.question), " ",
            fact.said[siglum].map((/** @type {string[]} */ [, words, verdict]) => [h("b", {}, words), verdict && [" ", mark(model, verdict)], " "]).flat(3))))])
            : gap(siglum, told(get).includes(siglum) ? "silent" : "absent");
        })));
  }

  function draw() {
    const scene = get("scene");
    const chosen = columns(get);
    scenes.select.value = get("episode");
    back.disabled = !scenes.select.selectedIndex;
    on.disabled = scenes.select.selectedIndex === scenes.select.options.length - 1;
    for (const { trait, box } of switches) box.checked = get(trait);
    for (const siglum of voices) {
      boxes[siglum].checked = chosen.includes(siglum);
      boxes[siglum].disabled = chosen.includes(siglum) ? chosen.length <= LEAST : chosen.length >= MOST;
      hints[siglum].textContent = told(get).includes(siglum) ? "" : " (not this scene)";
    }
    if (scene.episode_id !== get("episode")) return void (status.textContent = "The scene is being fetched.");
    const steps = scene.steps.filter((/** @type {Row} */ step) => chosen.some((one) => step.told[one]));
    const facts = steps.flatMap((/** @type {Row} */ step) => step.facts);
    const count = (/** @type {string} */ how) => facts.filter((/** @type {Row} */ fact) => standing(fact, chosen) === how).length;
    status.textContent = `Of ${count("part") + count("open") + count("meet")} shared questions they part on ${count("part")} and agree on ${count("meet")}`
      + (count("open") ? `; ${count("open")} were not weighed.` : ".");
    head.replaceChildren(h("p", { class: "ew-question" }, scene.question), h("p", { class: "ew-note" }, scene.span),
      h("div", { class: "ew-own-account", role: "note", "aria-label": "The edition’s account" },
        h("p", { class: "ew-kicker" }, "The edition’s account"), h("p", {}, worded(scene.account)),
        h("p", { class: "ew-kicker" }, "How far to trust the others"), h("p", {}, worded(scene.verdict)),
        h("details", {}, h("summary", {}, "The facts on which this rests"), h("ul", {}, scene.grounds.map((/** @type {string[]} */ [fact, question]) =>
          h("li", {}, link(model, "fact", fact, question))))),
        scene.note && h("p", { class: "ew-note" }, scene.note)));
    phone.replaceChildren(h("legend", {}, "Account shown"), ...[...chosen, ""].map((siglum) => h("label", { class: "ew-check" },
      h("input", { type: "radio", name: group, value: siglum, change: () => only(siglum) }), siglum ? name(siglum) : "two, in short")));
    frame.replaceChildren(h("table", { class: "ew-table ew-parallel", role: "table" },
      h("caption", {}, `${scene.title}: the accounts side by side`),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, "What is told"),
        chosen.map((siglum) => h("th", { scope: "col", role: "columnheader", "data-siglum": siglum }, name(siglum),
          name(siglum) !== get("voices")[siglum].title && h("small", { class: "ew-note" }, get("voices")[siglum].title))))),
      steps.map((/** @type {Row} */ step, /** @type {number} */ at) => stepBody(step, at, chosen))));
    frame.classList.toggle("ew-short", get("short"));
    frame.style.setProperty("--ew-columns", String(chosen.length));
    reveal();
  }

  el.append(h("div", { class: "ew-view ew-reading" },
    controls(scenes.field, back, on),
    h("fieldset", { class: "ew-controls ew-voices" }, h("legend", {}, "Accounts side by side, two to five"),
      voices.map((siglum) => h("label", { class: "ew-check" }, boxes[siglum], h("span", {}, name(siglum), hints[siglum])))),
    controls(switches.map(({ label }) => label)),
    head, status, frame, phone));
  return together(follow(model, ["episode", "scene", "accounts", "marks", "commentary", "short"], draw));
}

export default { render };
