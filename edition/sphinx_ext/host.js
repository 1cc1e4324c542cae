/**
 * Makes the widgets of a built page live, without a kernel: a small model for each, its view in the address, and
 * the buttons with which a view is linked and cited.
 * @typedef {{view: string[], kept: string[], allowed: Record<string, string[]>, traits: Record<string, any>}} State
 */

/**
 * A model as anywidget gives it to a module: it notifies at once and has no kernel to save to.
 * @param {Record<string, any>} traits @param {() => void} saved
 */
export function modelOf(traits, saved) {
  /** @type {Map<string, Set<() => void>>} */
  const calls = new Map();
  const notify = (/** @type {string} */ event) => [...(calls.get(event) ?? [])].forEach((call) => call());
  return {
    get: (/** @type {string} */ name) => traits[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      if (JSON.stringify(traits[name]) === JSON.stringify(value)) return;
      traits[name] = value;
      notify(`change:${name}`);
      notify("change");
    },
    on: (/** @type {string} */ event, /** @type {() => void} */ call) =>
      void calls.set(event, (calls.get(event) ?? new Set()).add(call)),
    off: (/** @type {string} */ event, /** @type {() => void} */ call) => void calls.get(event)?.delete(call),
    save_changes: saved,
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
export function fromFragment(fragment, { view, traits }) {
  const values = Object.fromEntries(view.map((name) => [name, { boolean: false, object: [] }[typeof traits[name]]
    ?? traits[name]]));
  for (const pair of fragment.split("?").slice(1).join("?").split("&").filter(Boolean)) {
    const [name, raw = ""] = pair.split(/=(.*)/s);
    if (!view.includes(name)) return { values, fault: `it names “${name}”, which this view does not have` };
    try {
      const value = decodeURIComponent(raw);
      if (typeof traits[name] === "boolean") values[name] = value === "1";
      else values[name] = Array.isArray(traits[name]) ? value.split(",").filter(Boolean) : value;
    } catch {
      return { values, fault: `“${raw}” cannot be read` };
    }
  }
  return { values, fault: "" };
}

/** What the page says about itself. @param {string} name */
const meta = (name) => [...document.querySelectorAll(`meta[name="${name}"]`)]
  .map((one) => one.getAttribute("content")).filter(Boolean).join("; ");

/**
 * A view as it is cited: by the note at the foot of the page, or where a page has none by what it says about itself.
 * @param {string} shown what the view shows @param {string} address
 */
export function citation(shown, address) {
  const pattern = document.getElementById("ed-cite")?.dataset.pattern;
  if (pattern) return pattern.replace("{place}", () => `view “${shown}”`).replace("{address}", () => address);
  const parts = [meta("citation_author"), `“${shown}”`, meta("citation_title") || document.title,
    meta("citation_publication_date") || meta("citation_date"), address];
  return `${parts.filter(Boolean).join(". ").replaceAll("?”. ", "?” ")}`;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children @returns {any} */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {HTMLElement} root @param {string} id */
async function upgrade(root, id) {
  const name = root.dataset.widget ?? "";
  const written = /** @type {HTMLElement} */ (root.querySelector(".edition-widget-state"));
  /** @type {State} a large state lies in a file of its own, which comes after the page */
  const state = JSON.parse(written.dataset.src
    ? await (await fetch(written.dataset.src)).text() : written.textContent ?? "");
  const module = await import(new URL(`${name}.js`, import.meta.url).href);
  const complete = /** @type {HTMLElement} */ (root.querySelector(".ew-static"));
  const addresses = new Map([...complete.querySelectorAll("a[href]")].flatMap((anchor) =>
    Object.entries(/** @type {HTMLElement} */ (anchor).dataset).map(([kind, target]) =>
      [`${kind}:${target}`, anchor.getAttribute("href")])));

  const said = make("p", { class: "ew-message", role: "status" });
  const model = modelOf({ ...state.traits, addresses }, () => {
    said.textContent = "";
    history.replaceState(null, "", `#${toFragment(id, state.view, model.get)}`);
    keep();
  });
  const store = `edition:${name}`;
  const own = () => JSON.stringify(Object.fromEntries(state.kept.map((trait) => [trait, model.get(trait)])));
  let last = own();

  /** Keep on the device what is the reader's own. */
  function keep() {
    if (own() === last) return;
    try {
      localStorage.setItem(store, own());
      last = own();
    } catch {
      said.textContent = "This device does not keep your notes (its store is full or closed): they stay here only "
        + "until the page is closed. Export them.";
    }
  }

  /** Take up what was kept; what cannot be read is set aside, not overwritten. */
  function recall() {
    let kept = "";
    try {
      kept = localStorage.getItem(store) ?? "";
      const values = JSON.parse(kept || "{}");
      const known = state.kept.filter((trait) => trait in values);
      if (known.some((trait) => module.refuse(trait, values[trait], model.get))) throw new TypeError(store);
      known.forEach((trait) => model.set(trait, values[trait]));
      last = own();
    } catch {
      if (!kept) return; // the store is closed: said when there is something to keep
      said.textContent = "The notes kept on this device cannot be read. They are set aside, and nothing is overwritten.";
      try {
        localStorage.setItem(`${store}:set-aside`, kept);
      } catch { /* a full store: what was kept stays where it is until something new is */ }
    }
  }

  function reopen() {
    const fragment = location.hash.slice(1);
    if (fragment.split("?")[0] !== id) return;
    const { values, fault } = fromFragment(fragment, state);
    const faults = fault ? [fault] : state.view
      .filter((trait) => state.allowed[trait] && !state.allowed[trait].includes(String(values[trait])))
      .map((trait) => `“${values[trait]}” is no ${trait} of this view`);
    if (faults.length) {
      said.textContent = `The address asks for a view that cannot be shown (${faults.join("; ")}). Nothing was changed.`;
    } else {
      said.textContent = "";
      state.view.forEach((trait) => model.set(trait, values[trait]));
    }
    const chosen = root.querySelector("[data-chosen]");
    if (chosen) chosen.scrollIntoView({ block: "center", behavior: "instant" });
    else root.scrollIntoView({ behavior: "instant" });
  }

  const live = make("div", { class: "ew-live" });
  module.default.render({ model, el: live });
  root.prepend(said, live, toolbar(said, complete,
    () => toFragment(id, state.view, model.get), () => module.caption(model.get)));
  root.dataset.live = "";
  if (state.kept.length) {
    recall();
    addEventListener("storage", ({ key }) => { if (key === store) recall(); });
  }
  reopen();
  addEventListener("hashchange", reopen);
}

/**
 * @param {HTMLElement} said @param {HTMLElement} complete the static table
 * @param {() => string} fragment @param {() => string} caption
 */
function toolbar(said, complete, fragment, caption) {
  const field = make("textarea", { readonly: "", rows: "3", "aria-label": "Citation of this view" });
  field.hidden = true;
  const button = (/** @type {string} */ text, /** @type {() => void} */ press) => {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", press);
    return made;
  };
  /** Copy a text, or show it where the browser forbids that. @param {string} text @param {string} what */
  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `${what} copied.`;
    } catch {
      said.textContent = `The browser does not let the page copy; take the ${what.toLowerCase()} from the field.`;
      field.hidden = false;
      field.value = text;
      field.select();
    }
  }
  const address = () => `${location.href.split("#")[0]}#${fragment()}`;
  const link = button("Copy link", () => copy(address(), "Link"));
  const cite = button("Cite this view", () => {
    const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    field.value = citation(caption(), canonical ? `${canonical}#${fragment()}` : address());
    field.hidden = false;
    copy(field.value, "Citation");
  });
  const whole = button("Show everything as one table", () => {
    const open = complete.toggleAttribute("data-open");
    whole.setAttribute("aria-expanded", String(open));
  });
  whole.setAttribute("aria-expanded", "false");
  return make("div", { class: "ew-toolbar" }, link, cite, whole, field);
}

/** @type {Record<string, number>} */
const seen = {};
for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".edition-widget"))) {
  const name = root.dataset.widget ?? "";
  seen[name] = (seen[name] ?? 0) + 1;
  const id = seen[name] > 1 ? `${name}-${seen[name]}` : name;
  upgrade(root, id).catch((error) => {
    delete root.dataset.live; // the table stays, which is complete
    console.error(`${name}: the table stays as it is.`, error);
  });
}
