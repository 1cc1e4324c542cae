// The index of a search, made from the entries of the book when somebody searches: which terms lead to which entry.

(() => {
  const { plain, dates, tokens } = globalThis.editionTerms;

  // weight of a term in each part of an entry, and how many words that part has as a rule
  const PARTS = { title: [4, 10], terms: [2.5, 20], value: [3, 8], id: [2, 4], text: [1, 120] };

  const SUBJECT = 0.5; // how much a word of the book's title counts

  /** A name of something without capitals, accents and all that is no letter or figure: "BBLV.19" and "bblv 19". */
  const squeezed = (/** @type {string} */ text) => plain(text).replace(/[^\p{L}\p{N}]/gu, "");

  /** The terms of a form of a name, as a key. */
  const key = (/** @type {string} */ form) => tokens(form).map((token) => token.term).join(" ");

  /** What stands for the surname in a form: "Petrov, Ivan", "Ivan Petrov", "伊万·彼得罗夫". */
  function surname(/** @type {string} */ form) {
    return form.includes(",") ? form.split(",")[0] : (form.split(/[\s·]+/u).at(-1) ?? form);
  }

  /** @template Key, Value @param {Map<Key, Set<Value>>} map @param {Key} at @param {Value} value */
  function add(map, at, value) {
    const found = map.get(at);
    if (found) found.add(value);
    else map.set(at, new Set([value]));
  }

  /** The term of a place: CN.11 is not CN1.1. @param {RegExpMatchArray} match */
  const located = ([, siglum, number]) => `l:${squeezed(siglum)}.${number.toLowerCase()}`;

  /**
   * An index of entries, which find titles, terms, values and names; texts are taken in later, with `fill`.
   * @param {Entries} whole
   */
  function index({ sigla, synonyms, entries }) {
    // of sigla that begin alike the longer one is meant, and one that stands alone is no place of the shorter: CN1 is not CN.1
    const one = [...sigla].sort((a, b) => b.length - a.length).join("|") || "(?!)";
    const places = new RegExp(`(?<![\\p{L}\\d])(?!(?:${one})(?![\\p{L}\\d]|[.\\s]\\d))(${one})[.\\s]?(\\d+[a-z]?)(?![\\p{L}\\d])`, "giu");
    /** @type {Map<string, Map<number, number>>} */
    const postings = new Map(); // term -> place of an entry -> weight
    /** @type {Map<string, string>} */
    const words = new Map(); // a word as it is written, without accents -> its term
    /** @type {Map<string, Set<number>>} */
    const ids = new Map();
    /** @type {Map<string, Set<number>>} */
    const names = new Map(); // the terms of a form -> whose it is
    /** @type {Map<string, Set<number>>} */
    const surnames = new Map(); // and those of a surname, where that is no form of its own
    /** @type {Map<number, { all: Set<string>, last: Set<string> }>} */
    const persons = new Map(); // the terms of all forms of a person, and those of the surnames

    function put(/** @type {string} */ term, /** @type {number} */ at, /** @type {number} */ weight) {
      let found = postings.get(term);
      if (!found) postings.set(term, (found = new Map()));
      found.set(at, (found.get(at) ?? 0) + weight);
    }

    /** @param {number} at @param {string} text @param {number[]} part */
    function take(at, text, [weight, usual]) {
      if (!text) return;
      const found = tokens(text);
      const share = weight / (0.4 + (0.6 * Math.max(usual / 2, found.length)) / usual);
      for (const { term, word } of found) {
        put(term, at, share);
        if (!words.has(word)) words.set(word, term);
      }
      for (const term of marks(text)) put(term, at, share);
    }

    /** The dates in a text, and the places of the sources that it names, as terms. */
    function marks(/** @type {string} */ text) {
      const found = dates(text).flatMap((date) => date.terms);
      return [...found, ...Array.from(text.matchAll(places), located)];
    }

    /** @param {Entry} entry @param {number} at */
    function takeForms(entry, at) {
      const own = { all: new Set(), last: new Set() };
      for (const form of entry.forms ?? []) {
        add(names, key(form), at);
        if (!entry.person) continue;
        for (const { term } of tokens(form)) own.all.add(term);
        if (/^\p{Ll}|\bthe \S+$/u.test(surname(form)) || /\bthe \S+$/u.test(form)) continue; // a description
        own.last.add(key(surname(form)));
        add(surnames, key(surname(form)), at);
      }
      if (entry.person) persons.set(at, own);
    }

    entries.forEach((entry, at) => {
      for (const id of entry.ids) add(ids, squeezed(id), at);
      take(at, entry.title, PARTS.title);
      take(at, [...(entry.terms ?? []), ...(entry.forms ?? [])].join("; "), PARTS.terms);
      take(at, (entry.values ?? []).join("; "), PARTS.value);
      if (entry.kind === "fact") take(at, entry.ids[0].replaceAll("-", " "), PARTS.id);
      if (entry.forms) takeForms(entry, at);
    });
    for (const [last, whose] of surnames) if (!names.has(last)) names.set(last, whose);
    for (const [at, entry] of entries.entries()) {
      for (const bearer of entry.names ?? []) put(`@${bearer}`, at, 1);
      if (entry.forms) put(`@${at}`, at, 4);
    }
    /** @type {Map<string, Set<string>>} */
    const alike = new Map(); // term -> terms that mean the same in a question
    for (const group of synonyms.map((row) => row.map(key))) {
      for (const term of group) for (const other of group) add(alike, term, other);
    }
    // what the book is called it is about: such a word tells little apart
    const subject = new Set(tokens(entries.find(({ address }) => address === "index.html")?.title ?? "").map(({ term }) => term));
    const telling = (/** @type {string} */ term) => (subject.has(term) ? SUBJECT : 1);
    const rarity = (/** @type {string} */ term) => telling(term) * Math.log(1 + entries.length / ((postings.get(term)?.size ?? 0) + 0.5));
    /** @type {Phrase[]} */
    const phrases = []; // what entries answer
    /** @type {Map<string, Set<number>>} */
    const inPhrases = new Map(); // term -> the phrases that have it
    /** @type {Map<string, Set<number>>} */
    const asking = new Map(); // term -> the entries that have it in a phrase
    entries.forEach(({ title, terms = [], forms = [], values = [] }, at) => {
      for (const text of [title, ...terms, ...forms, ...values.slice(0, 1)]) {
        const own = new Set([...tokens(text).map(({ term }) => term), ...marks(text).slice(0, 1)]);
        for (const term of own) {
          add(inPhrases, term, phrases.length);
          add(asking, term, at);
        }
        phrases.push({ at, terms: own });
      }
    });
    /** How much a term tells apart what entries answer, or a unit of terms that may stand for each other. */
    const weight = (/** @type {string[]} */ all) => {
      const often = all.reduce((sum, term) => sum + (asking.get(term)?.size ?? 0), 0);
      return telling(all[0]) * Math.log(1 + entries.length / (often + 0.5));
    };
    /** @type {string[]} */
    const texts = [];
    /** Take in the texts of some entries. */
    function fill(/** @type {string[]} */ all, from = 0, to = all.length) {
      for (let at = from; at < Math.min(to, all.length); at += 1) take(at, (texts[at] = all[at]), PARTS.text);
    }
    return { fill, rarity, entries, texts, sigla: new Set(sigla.map(squeezed)), places, postings, words, ids, names, persons, alike, phrases, inPhrases, weight, telling };
  }

  globalThis.editionIndex = { index, located, squeezed };
})();
