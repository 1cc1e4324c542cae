// Suggestions under the search fields: places in the book that what is typed may mean. Loaded when a field is first used.

(() => {
  const SHOWN = 7;
  const KINDS = new Set(["fact", "name", "term", "technique", "chapter", "section", "scene"]);
  const HOME = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const NEEDED = ["search/stemmer.js", "search_terms.js", "search_index.js", "search_query.js", "search_rank.js", "search/entries.js"];

  /** @type {Promise<Index> | undefined} */
  let loading;

  /** The index, without the texts: its scripts are fetched once, unless the page has them. */
  function load() {
    loading ??= NEEDED.reduce(
      (before, name) => before.then(() => document.querySelector(`script[src*="${name}"]`) ? undefined : fetched(name)),
      /** @type {Promise<unknown>} */ (Promise.resolve()),
    ).then(() => globalThis.editionIndex.index(globalThis.editionEntries));
    return loading;
  }

  /** @param {string} name */
  function fetched(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(name, HOME).href;
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }

  /** @param {HTMLInputElement} field @param {number} number */
  function equip(field, number) {
    const home = new URL(".", field.form?.action || location.href);
    const list = document.createElement("ul");
    list.id = `ed-suggested-${number}`;
    list.className = "ed-suggested";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("autocomplete", "off");
    field.parentElement?.classList.add("ed-suggesting");
    field.after(list);
    let at = -1;

    function open(/** @type {HTMLLIElement[]} */ options) {
      at = -1;
      list.replaceChildren(...options);
      list.hidden = !options.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      field.removeAttribute("aria-activedescendant");
    }

    function move(/** @type {number} */ step) {
      const { length } = list.children;
      at += step; // past either end it is the field itself
      if (at < -1) at = length - 1;
      if (at === length) at = -1;
      [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
      const chosen = list.children[at];
      if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
      else field.removeAttribute("aria-activedescendant");
      chosen?.scrollIntoView({ block: "nearest" });
    }

    async function suggest() {
      const typed = field.value.trim();
      if (typed.length < 2) return open([]);
      const index = await load();
      if (field.value.trim() !== typed || document.activeElement !== field) return undefined;
      const { results } = globalThis.editionSearch.search(index, typed, !/\s$/u.test(field.value));
      const places = results.filter(({ at: place }) => KINDS.has(index.entries[place].kind)).slice(0, SHOWN);
      return open(places.map(({ at: place }, order) => option(index.entries[place], order)));
    }

    /** @param {Entry} entry @param {number} order */
    function option(entry, order) {
      const made = document.createElement("li");
      made.id = `${list.id}-${order}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.dataset.address = new URL(entry.address, home).href;
      const kind = document.createElement("span");
      kind.className = "ed-kind";
      kind.textContent = entry.card?.answer ?? entry.kind;
      made.append(entry.title, " ", kind);
      made.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      made.addEventListener("click", () => go(made));
      return made;
    }

    function go(/** @type {Element} */ chosen) {
      open([]);
      if (chosen instanceof HTMLElement && chosen.dataset.address) location.href = chosen.dataset.address;
    }

    field.addEventListener("input", () => void suggest().catch(() => open([])));
    field.addEventListener("blur", () => open([]));
    field.form?.addEventListener("submit", () => open([]));
    field.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        go(list.children[at]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation(); // the page has uses of its own for the key
        open([]);
      }
    });
    open([]);
    if (document.activeElement === field && field.value) void suggest().catch(() => open([]));
  }

  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('form[action][role="search"] input[name="q"]'));
  fields.forEach(equip);
})();
