/**
 * Makes the widgets of a built page live, without a kernel: their models, their views in the address, their buttons.
 * @typedef {{view: string[], kept: string[], allowed: Record<string, string[]>, traits: Record<string, any>,
 *   addresses: {patterns: Record<string, string>, others: Record<string, string>},
 *   later?: {trait: string, by: string, files: Record<string, string>}}} State
 */
import { button, h, skip } from "./common.js";

const PAUSE = 100; // milliseconds without a choice before the address is written: the browser is slow at it, and paints first

/**
 * A model as anywidget gives it to a module (https://anywidget.dev/en/afm/): it notifies at once, and has no kernel
 * to save to, to speak with or to ask for other models.
 * @param {Record<string, any>} traits @param {() => void} saved @returns {import("@anywidget/types").AnyModel}
 */
export function modelOf(traits, saved) {
  /** @type {Map<string, Set<(...given: any[]) => void>>} event -> who asked to be told */
  const calls = new Map();
  return {
    get: (/** @type {string} */ name) => traits[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      if (JSON.stringify(traits[name]) === JSON.stringify(value)) return;
      traits[name] = value;
      [...calls.get(`change:${name}`) ?? []].forEach((call) => call());
    },
    on: (/** @type {string} */ event, /** @type {(...given: any[]) => void} */ call) => void calls.set(event, (calls.get(event) ?? new Set()).add(call)),
    off(event, call) { // all of one event, or of every one, where none is named
      for (const [name, told] of calls) if (!event || name === event) call ? told.delete(call) : told.clear();
    },
    save_changes: saved, send() {},
    widget_manager: { get_model: () => Promise.reject(new Error("a page has no kernel")) },
  };
}

/**
 * Write a view as a fragment: `figures?fact=speech-date&sources=BBLV,CN1&once=1`; what is empty is left out.
 * @param {string} id @param {string[]} view @param {(name: string) => any} get
 */
export function toFragment(id, view, get) {
  const pairs = view.map((name) => [name, [get(name)].flat().map((one) => (one === true ? "1" : one || "")).join(",")]);
  const written = pairs.filter(([, value]) => value).map(([name, value]) =>
    `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return `${id}?${written.join("&")}`;
}

/**
 * Read a view from a fragment. What is left out is empty, or as the page was made where it cannot be empty.
 * @param {string} fragment @param {State} state as the page was made
 * @returns {{values: Record<string, any>, fault: string}}
 */
export function fromFragment(fragment, { view, allowed, traits }) {
  const values = Object.fromEntries(view.map((name) => [name,
    typeof traits[name] === "boolean" ? false : Array.isArray(traits[name]) ? []
      : allowed[name].includes("") ? "" : traits[name]]));
  for (const pair of fragment.split(/[?&]/).slice(1).filter(Boolean)) {
    const [name, raw = ""] = pair.split(/=(.*)/s);
    if (!view.includes(name)) return { values, fault: `“${name}” is no part of this view` };
    try {
      const value = decodeURIComponent(raw);
      values[name] = typeof traits[name] === "boolean" ? value === "1" : Array.isArray(traits[name]) ? value.split(",").filter(Boolean) : value;
    } catch {
      return { values, fault: `“${raw}” cannot be read` };
    }
  }
  return { values, fault: "" };
}

/**
 * Where the page knows the objects of the edition to stand: by the pattern of their kind and source, or each by itself.
 * @param {State} state @returns {{get: (key: string) => string}} `fact:speech-date` or `para:BBLV.19` -> address
 */
export const addressesOf = ({ addresses: { patterns, others } }) => ({
  get(key) {
    const [kind, name] = key.split(":");
    return others[key] ?? (patterns[key.split(".")[0]] ?? patterns[kind] ?? "").replaceAll("{}", name);
  },
});

/**
 * A view as it is linked and cited: scripts/cite.js fills both in; on a page without a foot the link is all there is.
 * @param {string} shown what the view shows @param {string} fragment its name in the address
 */
function cited(shown, fragment) {
  const detail = { place: `view “${shown}”`, fragment, link: `${location.href.split("#")[0]}#${fragment}`, note: "" };
  document.dispatchEvent(new CustomEvent("edition-cite", { detail }));
  return detail;
}

/** @param {HTMLElement} root @param {string} name of the widget @param {string} id its name in the address */
async function upgrade(root, name, id) {
  const written = /** @type {HTMLElement} */ (root.querySelector(".edition-widget-state"));
  /** @type {State} a large state lies in a file of its own, */
  const state = written.dataset.src ? await (await fetch(written.dataset.src)).json() : JSON.parse(written.textContent ?? "");
  const module = await import(`./${name}.js`);
  const complete = /** @type {HTMLElement} */ (root.querySelector(".ew-static"));
  const said = h("p", { class: "ew-message", role: "status" });
  let due = 0; // a timer: when the view is written to the address
  const model = modelOf({ ...state.traits, addresses: addressesOf(state) }, () => {
    said.textContent = "";
    keep();
    clearTimeout(due); // of a widget without a view nothing may stand in the address
    if (state.view.length) due = setTimeout(() => history.replaceState(null, "", `#${fragment()}`), PAUSE);
  });

  const fragment = () => toFragment(id, state.view, model.get);

  const store = `edition:${name}`;
  const own = () => Object.fromEntries(state.kept.map((trait) => [trait, model.get(trait)]));
  let last = own(); // as it was kept when it was last looked at

  /** Keep on the device what is the reader's own, with what another page has kept since. */
  function keep() {
    if (JSON.stringify(own()) === JSON.stringify(last)) return;
    recall();
    try {
      localStorage.setItem(store, JSON.stringify(own()));
      last = own();
    } catch {
      said.textContent = "This device does not keep your notes (its store is full or closed): export them before you leave.";
    }
  }

  /** Put what was kept together with what was changed here since; what cannot be read is set aside, not overwritten. */
  function recall() {
    let kept = "";
    try {
      kept = localStorage.getItem(store) ?? "";
      const values = JSON.parse(kept || "{}");
      const known = state.kept.filter((trait) => trait in values);
      if (known.some((trait) => module.refuse(trait, values[trait], model.get))) throw new Error(store);
      for (const trait of known) {
        const before = last[trait];
        last[trait] = values[trait];
        model.set(trait, module.merge(trait, before, model.get(trait), values[trait]));
      }
    } catch {
      if (!kept) return; // the store is closed: said when there is something to keep
      said.textContent = "The notes kept on this device cannot be read: they are set aside.";
      try { localStorage.setItem(`${store}:set-aside`, kept); } catch { /* a full store: what was kept stays where it is until something new is */ }
    }
  }

  const arrive = (at = root.querySelector("[data-chosen]")) => (at ?? root).scrollIntoView({ block: at ? "center" : "start", behavior: "instant" });
  function reopen() {
    const asked = location.hash.slice(1);
    if (asked.split("?")[0] !== id) return;
    clearTimeout(due);
    const { values, fault } = fromFragment(asked, state);
    const faults = fault ? [fault] : state.view
      .filter((trait) => state.allowed[trait] ? !state.allowed[trait].includes(String(values[trait]))
        : Array.isArray(values[trait]) && module.refuse?.(trait, values[trait], model.get))
      .map((trait) => `“${values[trait]}” is no ${trait} of this view`);
    said.textContent = "";
    if (!faults.length) state.view.forEach((trait) => model.set(trait, values[trait]));
    else said.textContent = `The address asks for a view that cannot be shown (${faults.join("; ")}). Nothing was changed.`;
    arrive();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => arrive()); // it was too short
  }

  /** Fetch what follows a choice; a kernel would set it. @param {NonNullable<State["later"]>} later */
  async function fetchLater({ trait, by, files }) {
    const chosen = model.get(by);
    try {
      const value = await (await fetch(files[chosen])).json();
      if (model.get(by) === chosen) model.set(trait, value);
    } catch {
      said.textContent = "What you chose could not be loaded: the network is away.";
    }
  }

  const { later } = state;
  if (later) model.on(`change:${later.by}`, () => fetchLater(later));
  const live = h("div", { class: "ew-live" });
  const end = await module.default.render({ model, el: live });
  addEventListener("pagehide", ({ persisted }) => { if (!persisted) end?.(); });
  live.prepend(skip(live));
  root.prepend(said, live, toolbar(said, complete, state.view.length ? fragment : null, () => module.caption(model.get),
    async (link, bar) => (await import("./widget_take.js")).offer(said, live, module, model.get, link, bar)));
  root.dataset.live = "";
  if (state.kept.length) {
    recall();
    addEventListener("storage", ({ key }) => { if (key === store) recall(); });
    addEventListener("pageshow", ({ persisted }) => { if (persisted) recall(); }); // out of the browser's cache
  }
  reopen();
  addEventListener("hashchange", reopen);
}

/**
 * @param {HTMLElement} said @param {HTMLElement} complete the static table
 * @param {(() => string) | null} fragment none for a widget that has no view to cite @param {() => string} caption
 * @param {(link: () => string, bar: HTMLElement) => Promise<void>} offer what puts the ways to take the view along into the bar
 */
function toolbar(said, complete, fragment, caption, offer) {
  const field = h("textarea", { readonly: true, hidden: true, rows: 3, "aria-label": "Citation of this view" });
  /** Copy a text, or show it where the browser forbids that. @param {string} text @param {string} what */
  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `${what} copied.`;
    } catch {
      said.textContent = `The browser forbids copying: take the ${what.toLowerCase()} from the field.`;
      Object.assign(field, { value: text, hidden: false }).select();
    }
  }
  const shown = fragment ? [button("Copy link", () => copy(cited(caption(), fragment()).link, "Link")),
    button("Cite this view", () => {
      const { link, note } = cited(caption(), fragment());
      Object.assign(field, { value: note || link, hidden: false });
      copy(field.value, "Citation");
    }),
  ] : [];
  const whole = button("Show everything as one table", async () => {
    whole.setAttribute("aria-expanded", `${complete.toggleAttribute("data-open")}`);
    try {
      if (complete.querySelector(".ew-parts")) await (await import("./widget_parts.js")).gather(complete);
    } catch {
      said.textContent = "The other parts of the table cannot be fetched: the links to them are below.";
    } }, { "aria-expanded": "false" });
  /** @type {HTMLElement} */
  const along = button("Take along", () => offer(() => cited(caption(), fragment?.() ?? "").link, along)
    .catch(() => { said.textContent = "No network."; }));
  return h("div", { class: "ew-toolbar" }, shown, whole, fragment && along, field);
}

/** Upgrade what has been read so far, in order: a state is whole when the table follows it, or when the page is. */
function take() {
  const loading = document.readyState === "loading";
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".edition-widget:not([data-taken])"))) {
    if (loading && !root.querySelector(".ew-static")) return;
    const name = root.dataset.widget ?? "";
    root.dataset.taken = name;
    const place = document.querySelectorAll(`[data-taken="${name}"]`).length;
    upgrade(root, name, place > 1 ? `${name}-${place}` : name).catch((error) => {
      delete root.dataset.live; // the table stays, which is complete
      console.error(name, error);
    });
  }
  if (!loading) reading.disconnect();
}

const reading = new MutationObserver(take); // at once, not to lay out first a table that gives way to the view
reading.observe(document, { childList: true, subtree: true });
document.addEventListener("readystatechange", take);
take();
