// The search page: asks the index that was made with the book; what is asked stands in the address.

(() => {
  const STEP = 15; // results shown at a time
  const WAIT = 120; // milliseconds after the last key
  const SLICE = 60; // texts taken in at a time
  const WORDS = 40; // of an excerpt

  const { tokens } = globalThis.editionTerms;
  const { search, answer } = globalThis.editionSearch;


  /**
   * A part of the page, which has them all.
   * @template {HTMLElement} Part
   * @param {string} id
   * @param {new () => Part} kind
   */
  function part(id, kind) {
    const one = document.getElementById(id);
    if (one instanceof kind) return one;
    throw new TypeError(`#${id} is not on the page`);
  }

  const form = part("ed-search", HTMLFormElement);
  const said = part("ed-found", HTMLElement);
  const card = part("ed-card", HTMLElement);
  const list = part("ed-results", HTMLElement);
  const more = part("ed-more", HTMLElement);

  // what a reader can narrow a search to -> kinds of entries
  const KINDS = /** @type {Record<string, string[]>} */ ({
    paragraph: ["paragraph"], fact: ["fact"], "bias note": ["bias note", "technique"], name: ["name", "term"],
    chapter: ["chapter", "section", "scene", "work"],
  });

  /** What the form asks for: the words, and for each filter what is chosen. @param {FormData} data */
  function asked(data) {
    const chosen = (/** @type {string} */ name) => data.getAll(name).map(String);
    return { words: String(data.get("q") ?? "").trim(), kind: chosen("kind"), source: chosen("source") };
  }

  /**
   * Whether an entry is among those asked for: of any kind that is chosen, about any source that is.
   * @param {{ kind: string[], source: string[] }} query
   * @param {{ kind: string, sigla: string[] }} entry
   */
  function wanted({ kind, source }, entry) {
    return (!kind.length || kind.some((one) => (KINDS[one] ?? []).includes(entry.kind)))
      && (!source.length || entry.sigla.some((siglum) => source.includes(siglum)));
  }

  /**
   * The part of a text that has most of what is asked, and in it what meets it.
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {{ text: string, met: boolean }[]}
   */
  function excerpt(text, terms) {
    const words = tokens(text);
    const met = words.map(({ term }) => terms.has(term));
    let [best, from] = [-1, 0];
    for (let at = 0; at < words.length; at += 5) {
      const many = new Set(words.slice(at, at + WORDS).filter((_, place) => met[at + place]).map(({ term }) => term)).size;
      if (many > best) [best, from] = [many, at];
    }
    if (!words.length) return [];
    const to = Math.min(words.length, from + WORDS);
    const parts = [{ text: from ? "… " : "", met: false }];
    let end = from ? words[from].at : 0;
    for (let at = from; at < to; at += 1) {
      if (!met[at]) continue;
      parts.push({ text: text.slice(end, words[at].at), met: false }, { text: text.slice(words[at].at, words[at].end), met: true });
      end = words[at].end;
    }
    parts.push({ text: to < words.length ? `${text.slice(end, words[to - 1].end)} …` : text.slice(end), met: false });
    return parts.filter((one) => one.text);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} name
   * @param {...(Node | string)} children
   */
  function element(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

  /** @param {{ address: string, title: string }} entry */
  function link({ address, title }) {
    const made = element("a", "", title);
    made.href = address;
    return made;
  }

  /** @param {Entry} entry @param {string} text @param {Set<string>} terms */
  function item(entry, text, terms) {
    const made = element("li", "", link(entry), " ", element("span", "ed-kind", [entry.kind, entry.sigla.join(" ")].filter(Boolean).join(" · ")));
    if (entry.card) made.append(element("p", "ed-found-answer", entry.card.answer));
    const parts = excerpt(text, terms).map((one) => (one.met ? element("mark", "", one.text) : one.text));
    if (parts.length) made.append(element("p", "", ...parts));
    return made;
  }

  /** The answer to a question, who says otherwise, and what the speech has. @param {Entry | undefined} entry */
  function showCard(entry) {
    card.replaceChildren();
    card.hidden = !entry?.card;
    if (!entry?.card) return;
    const { answer: value, ground, others, speech } = entry.card;
    card.append(element("h2", "", link(entry)), element("p", "ed-answer-value", value));
    if (ground) card.append(element("p", "ed-kind", ground));
    const rows = [["Otherwise", others], ["The speech says", speech ? [speech] : []]];
    const found = element("dl", "");
    for (const [name, values] of /** @type {[string, string[]][]} */ (rows)) {
      if (values.length) found.append(element("dt", "", name), ...values.map((one) => element("dd", "", one)));
    }
    if (found.children.length) card.append(found);
  }

  /** @type {Index | undefined} */
  let index;
  /** @type {{ results: Found[], terms: Set<string> }} */
  let current = { results: [], terms: new Set() };

  function run() {
    const data = new FormData(form);
    const query = asked(data);
    history.replaceState(null, "", `?${new URLSearchParams(Array.from(data, (pair) => pair.map(String)))}${location.hash}`);
    if (!globalThis.editionEntries) {
      said.textContent = "The search could not be loaded; the registers below need no script.";
      return;
    }
    index ??= globalThis.editionIndex.index(globalThis.editionEntries);
    const { entries } = index;
    if (!query.words) {
      const narrowed = query.kind.length + query.source.length ? entries.map((_, at) => at).filter((at) => wanted(query, entries[at])) : [];
      current = { results: narrowed.map((at) => ({ at, score: 0, alike: 0, had: 1, exact: false })), terms: new Set() };
      showCard(undefined);
      show(narrowed.length ? `${narrowed.length} found.` : "");
      return;
    }
    const { results, mends, units } = search(index, query.words);
    current = { results: results.filter(({ at }) => wanted(query, entries[at])), terms: new Set(units.flatMap((unit) => [...unit.terms.keys()])) };
    showCard(answer(index, current.results, units));
    const whole = current.results[0]?.had > 0.99;
    const mended = mends.map(([word, better]) => ` “${word}” is not in the book; “${better}” was looked for.`).join("");
    const count = current.results.length || "Nothing";
    show(`${count} found${whole || !current.results.length ? "." : " that come near; none has all these words."}${mended}`);
  }

  /** @param {string} text */
  function show(text) {
    said.textContent = text;
    list.replaceChildren();
    showMore();
  }

  function showMore() {
    const from = list.children.length;
    for (const { at } of current.results.slice(from, from + STEP)) {
      if (index) list.append(item(index.entries[at], index.texts[at] ?? "", current.terms));
    }
    more.hidden = list.children.length >= current.results.length;
    return list.children[from];
  }

  /** The texts come after the titles, and are taken in by and by: what is asked for by name is there at once. */
  function fetchTexts() {
    const script = document.createElement("script");
    script.src = form.dataset.texts ?? "";
    script.addEventListener("load", async () => {
      const { editionTexts: texts } = globalThis;
      index ??= globalThis.editionIndex.index(globalThis.editionEntries);
      for (let at = 0; at < texts.length; at += SLICE) {
        index.fill(texts, at, at + SLICE);
        await new Promise((done) => setTimeout(done));
      }
      form.dataset.whole = "true";
      if (!list.contains(document.activeElement)) run();
    });
    document.head.append(script);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const input of form.querySelectorAll("input")) {
      if (input.type === "checkbox") input.checked = query.getAll(input.name).includes(input.value);
      else input.value = query.get(input.name) ?? "";
    }
    if (form.querySelector(":checked")) part("ed-narrow", HTMLDetailsElement).open = true;
  }

  recall();
  form.querySelector("input")?.focus({ preventScroll: true });
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  more.addEventListener("click", () => showMore()?.querySelector("a")?.focus());
  addEventListener("popstate", () => (recall(), run()));
  run();
  fetchTexts();

  globalThis.editionSearchPage = { asked, wanted, excerpt };
})();
