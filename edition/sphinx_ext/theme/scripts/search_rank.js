// What a search finds, and in which order: pure functions of an index and of what is asked.

(() => {
  const { plain } = globalThis.editionTerms;
  const { read, STOPS } = globalThis.editionQuery;

  // how one asks -> how the question begins that is meant
  const MEANT = /** @type {[RegExp, RegExp][]} */ ([
    [/^(when|date|dates|what (date|day|year)|(on|in) (what|which) (day|date|year)|which (year|day)|since when)\b/iu,
      /^(when|on (what|which) day|what date|from|in which years|since when|until)/iu],
    [/^(how (many|few)|number|count)\b/iu, /^(how many|what number|on how many)/iu],
    [/^(what|which) (percentage|share|proportion|fraction)|^percentage|^proportion/iu, /^(what share|of what part)/iu],
    [/^(who|whom|whose|by whom|(which|what) (person|reporter|journalist))\b/iu, /^(who|which journalist|to whom|in whose|which (body|interrogators))/iu],
    [/^(where|(in )?(which|what) (place|city|hall|building|room))\b/iu, /^where/iu],
    [/\b(night|morning|afternoon|evening|midnight|noon)\b/iu, /(part of the day|what (time|hour))/iu],
    [/^why\b/iu, /^(why|what reason|on what ground)/iu],
    [/^how long\b/iu, /^(how long|for how many|how many (hours|days|years))/iu],
    [/^(at )?(what|which) (time|hour)\b/iu, /^(at (what|which) (time|hour)|in what part of the day)/iu],
    [/^(did|was|were|is|are|does|do|has|have|had|can|could)\b/iu, /^(did|was|were|is|does|had)/iu],
  ]);

  // how one asks about the edition itself, which chapters answer
  const HELP = /\b((can|may|do|should|must|could) (i|we)|i (found|have found|saw|think|spotted)|this (site|website|edition|book|page|project))\b/iu;

  const KINDS = /** @type {Record<string, number>} */ ({
    fact: 1.15, term: 1, chapter: 1, section: 0.97, scene: 0.95, name: 0.95, technique: 0.95, paragraph: 0.85, "bias note": 0.7, work: 0.45,
  });
  // what it is worth that an entry has the words anywhere, and how like they are to its phrases
  const [TEXT, BEST, SECOND, ALL] = [0.45, 0.6, 0.3, 0.1];
  const UNKNOWN = 5; // the most that a word counts among others: one that no phrase has tells nothing apart
  const LAST = 0.2; // what an entry is worth that is about the edition's own machinery
  const STOP = 0.2; // what a stop word adds to the likeness of two questions, where the matter is alike
  const SAME = 0.25; // what it is worth that one asks just as a question does
  const MEANS = 1.2; // what it is worth that an entry answers this sort of question
  const EARLY = 3; // results among which the fact that is meant stands
  const ENOUGH = 0.3; // of what is asked an entry must have, where any has

  /**
   * What is found: places of entries, best first, and how well each meets the query.
   * @param {Index} index @param {string} query @param {boolean} typing
   */
  function search(index, query, typing = false) {
    const quoted = Array.from(query.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/gu), (match) => plain(match[1]).trim());
    const { units, stops, mends, exact } = read(index, query.replace(/["“”„«»]/gu, " "), typing);
    const total = units.reduce((sum, unit) => sum + unit.rarity, 0) || 1;
    /** @type {Map<number, { met: number, had: number }>} */
    const found = new Map();
    for (const { terms, rarity } of units) {
      /** @type {Map<number, [number, number]>} */
      const best = new Map();
      for (const [term, weight] of terms) {
        for (const [at, often] of index.postings.get(term) ?? []) {
          const strength = (weight * often) / (1 + often);
          const known = best.get(at);
          if (!known || strength > known[0]) best.set(at, [strength, weight]);
        }
      }
      for (const [at, [strength, weight]] of best) {
        const sum = found.get(at) ?? { met: 0, had: 0 };
        found.set(at, { met: sum.met + (rarity * strength) / total, had: sum.had + (rarity * weight) / total });
      }
    }
    for (const at of exact) if (!found.has(at)) found.set(at, { met: 1, had: 1 });
    const plainly = (/** @type {number} */ at) => {
      const { title, terms = [], forms = [] } = index.entries[at];
      return plain([title, ...terms, ...forms, index.texts[at] ?? ""].join(" ").replace(/["“”„«»]/gu, ""));
    };
    const like = likenesses(index, units, stops);
    const results = [...found].filter(([at]) => quoted.every((phrase) => plainly(at).includes(phrase))).map(([at, { met, had }]) => {
      const entry = index.entries[at];
      const { best: alike, second, all } = like.get(at) ?? { best: 0, second: 0, all: 0 };
      const worth = (KINDS[entry.kind] ?? 0.8) * (entry.low ? LAST : 1) * intent(query, entry) * prominence(entry);
      const place = exact.indexOf(at);
      const score = (TEXT * met * had + BEST * alike + SECOND * second + ALL * all + (alike > 0.99 ? SAME : 0)) * worth + (place < 0 ? 0 : 10 - place / 100);
      return { at, score, alike, had, exact: place >= 0 };
    });
    results.sort((one, other) => other.score - one.score || one.at - other.at);
    const most = Math.max(...results.map(({ had }) => had));
    return { results: results.filter(({ had, exact: named }) => named || had >= Math.min(ENOUGH, most)), mends, units };
  }

  /**
   * How like a query is to what each entry answers: to the two phrases of it that are likest, 1 where they are the same,
   * and to all of them together, 1 where each word of the query is met by any.
   * @param {Index} index @param {Unit[]} units @param {string[]} stops
   */
  function likenesses({ phrases, inPhrases, weight }, units, stops) {
    /** @type {Map<number, number>} */
    const met = new Map(); // phrase -> what of the query it has
    /** @type {Map<number, { best: number, second: number, all: number }>} */
    const found = new Map();
    const weights = units.map(({ terms }) => Math.min(UNKNOWN, weight([...terms.keys()])));
    const total = weights.reduce((sum, one) => sum + one, 0);
    units.forEach(({ terms }, place) => {
      /** @type {Map<number, number>} */
      const own = new Map();
      for (const [term, worth] of terms) {
        for (const phrase of inPhrases.get(term) ?? []) own.set(phrase, Math.max(worth, own.get(phrase) ?? 0));
      }
      /** @type {Map<number, number>} */
      const pooled = new Map();
      for (const [phrase, worth] of own) {
        const { at } = phrases[phrase];
        met.set(phrase, (met.get(phrase) ?? 0) + worth * weights[place]);
        pooled.set(at, Math.max(worth, pooled.get(at) ?? 0));
      }
      for (const [at, worth] of pooled) {
        found.set(at, { best: 0, second: 0, all: (found.get(at)?.all ?? 0) + (worth * weights[place]) / total });
      }
    });
    for (const [phrase, sum] of met) {
      const { at, terms } = phrases[phrase];
      let [both, whole] = [sum, total + STOP * stops.length];
      for (const term of terms) whole += STOPS.has(term) ? STOP : weight([term]);
      for (const term of stops) if (terms.has(term)) both += STOP;
      const likeness = Math.min(1, (2 * both) / whole);
      const known = found.get(at);
      if (!known) continue;
      known.second = Math.max(known.second, Math.min(known.best, likeness));
      known.best = Math.max(known.best, likeness);
    }
    return found;
  }

  /** Whether an entry answers the sort of question that is asked. @param {string} query @param {Entry} entry */
  function intent(query, entry) {
    if (HELP.test(query)) return entry.kind === "chapter" || entry.kind === "section" ? MEANS : 1 / MEANS;
    if (entry.kind === "scene") return /^what (happened|took place)\b/iu.test(query.trim()) ? MEANS : 1;
    if (entry.kind !== "fact") return 1;
    const meant = MEANT.find(([asked]) => asked.test(query.trim()));
    if (!meant) return 1;
    return meant[1].test(entry.title) ? MEANS : 1 / MEANS;
  }

  /** A fact of which many sources speak stands before one of which few do, where nothing else tells them apart. */
  function prominence(/** @type {Entry} */ entry) {
    return entry.kind === "fact" ? 1 + 0.015 * Math.min(5, entry.sigla.length) : 1;
  }

  /**
   * The fact that is meant, where one is: it comes early, answers what is asked, and no other does as well. A single
   * word asks nothing, unless it is a figure.
   * @param {Index} index @param {Found[]} results @param {Unit[]} units
   */
  function answer(index, results, units) {
    const [first, second] = results.filter(({ at }) => index.entries[at].kind === "fact");
    if (!first || results.indexOf(first) >= EARLY || results[0].exact !== first.exact || !index.entries[first.at].card) return undefined;
    if (units.length < 2 && !first.exact && ![...(units[0]?.terms.keys() ?? [])].some((term) => /\d/u.test(term))) return undefined;
    const clear = first.exact || (first.alike >= 0.6 && (!second || second.score < 0.92 * first.score));
    return clear ? index.entries[first.at] : undefined;
  }

  globalThis.editionSearch = { search, answer };
})();
