// What a search finds, and in which order: pure functions of an index and of what is asked.

(() => {
  const { plain, stem, dates, tokens } = globalThis.editionTerms;
  const { squeezed } = globalThis.editionIndex;

  // what a question is made of besides its matter: it counts only where nothing else is asked
  const STOPS = new Set(`a an and any are as at be been being but by can could did do does for from had has have he her
    him his how i if in into is it its made make many me much no not of off on or please s she should so such tell than that the
    their them then there these they this to u was we were what when where which while who whom whose why will with would
    you about actually also per said say says happen happened`.split(/\s+/u).map(stem));

  // what may stand before a name when that is all one asks for
  const AROUND = new Set("who what where is was were are the a an about".split(" ").map(stem));

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
    [/^(did|was|were|is|does|do|has|had)\b/iu, /^(did|was|were|is|does|had)/iu],
  ]);

  const KINDS = /** @type {Record<string, number>} */ ({
    fact: 1.15, term: 1, chapter: 1, section: 0.95, name: 0.95, technique: 0.95, paragraph: 0.85, "bias note": 0.7, work: 0.45,
  });
  const LAST = 0.2; // what an entry is worth that is about the edition's own machinery
  const STOP = 0.2; // what a stop word adds to the likeness of two questions, where the matter is alike
  const SYNONYM = 0.6;
  const MISTYPED = 0.8;
  const BEGUN = 0.6; // only the beginning of a word was typed
  const LONG = 5; // letters of a word that may be mistyped

  /** Whether one word becomes the other by one letter more, less, another, or two changed about. */
  function near(/** @type {string} */ one, /** @type {string} */ other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [rest, left] = [one.slice(at), other.slice(at)];
    return rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1)
      || (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
  }

  /** The word that is meant by one that nothing has: a name before others, then what most entries have. @param {Index} index @param {string} word */
  function mended(index, word) {
    if (word.length < LONG) return undefined;
    const size = (/** @type {string} */ term) => index.postings.get(term)?.size ?? 0;
    const named = (/** @type {string} */ term) => [...index.persons.values()].some(({ last }) => last.has(term));
    const found = [...index.words].filter(([known]) => near(word, known)).map(([known, term]) => ({ word: known, term, name: named(term) }));
    found.sort((one, other) => Number(other.name) - Number(one.name) || size(other.term) - size(one.term));
    return found.at(0);
  }

  /** The terms of the words that begin so. @param {Index} index @param {string} word */
  function beginnings(index, word) {
    if (word.length < 2 || (word.length < 3 && /^[\p{Script=Latin}\d]/u.test(word))) return [];
    return [...new Set([...index.words].filter(([known]) => known.startsWith(word)).map(([, term]) => term))];
  }

  /**
   * A query, read: units, each with the terms that meet it and how well; the entries that it names; words put in place.
   * @param {Index} index @param {string} query @param {boolean} typing whether the last word may still go on
   */
  function read(index, query, typing = false) {
    const { postings, rarity } = index;
    /** @type {{ terms: Map<string, number>, rarity: number }[]} */
    const units = [];
    const mends = /** @type {[string, string][]} */ ([]);
    let rest = query;
    for (const { at, end, terms } of dates(query)) {
      const days = terms.filter((term) => term.length === terms[0].length); // 2.3.1956 may be read in two ways
      units.push({ terms: new Map(days.map((term) => [term, 1])), rarity: rarity(terms[0]) });
      rest = rest.slice(0, at) + " ".repeat(end - at) + rest.slice(end);
    }
    for (const match of rest.matchAll(index.places)) {
      units.push({ terms: new Map([[`l:${squeezed(match[0])}`, 1]]), rarity: rarity(`l:${squeezed(match[0])}`) });
    }
    const typed = tokens(rest);
    const matter = typed.filter(({ term }) => !STOPS.has(term));
    const words = typed.map(({ term, word }, at) => {
      const begun = typing && at === typed.length - 1 ? beginnings(index, word) : [];
      if (STOPS.has(term) || postings.has(term) || index.alike.has(term)) return { own: term, terms: [term, ...begun], weight: 1 };
      const better = begun.length ? undefined : mended(index, word);
      if (better) mends.push([word, better.word]);
      if (better) return { own: term, terms: [better.term], weight: MISTYPED };
      return { own: term, terms: [term, ...(begun.length ? begun : beginnings(index, word))], weight: BEGUN };
    });
    const named = namesIn(index, words.map(({ terms }) => terms[0]));
    words.forEach(({ terms, weight }, at) => {
      const name = named.find((one) => at >= one.from && at < one.to);
      if (name && at > name.from && name.whole) return; // said by the unit of the name's first word
      if (STOPS.has(terms[0]) && matter.length + units.length) return;
      const found = new Map(terms.map((term, place) => [term, place ? BEGUN : weight]));
      for (const term of terms) for (const other of index.alike.get(term) ?? []) if (!found.has(other)) found.set(other, SYNONYM * weight);
      for (const bearer of name?.whole ? name.bearers : []) {
        found.set(`@${bearer}`, weight);
        for (const last of index.persons.get(bearer)?.last ?? []) found.set(last, weight);
      }
      const often = [...found.keys()].reduce((sum, term) => sum + (postings.get(term)?.size ?? 0), 0);
      units.push({ terms: found, rarity: Math.log(1 + index.entries.length / (often + 0.5)) });
    });
    const stops = words.map(({ terms }) => terms[0]).filter((term) => STOPS.has(term));
    return { units, stops, mends, exact: rest === query ? meant(index, query, words, named) : [] };
  }

  /**
   * The names in a row of terms, the longest first. Where it is a person's, or in words that no text has, it stands for
   * the words of which it is made.
   * @param {Index} index @param {string[]} terms
   */
  function namesIn({ names, persons, postings }, terms) {
    const found = [];
    for (let from = 0; from < terms.length; from += 1) {
      for (let to = Math.min(terms.length, from + 12); to > from; to -= 1) {
        const bearers = names.get(terms.slice(from, to).join(" "));
        if (!bearers || (to === from + 1 && STOPS.has(terms[from]))) continue;
        const whole = [...bearers].some((one) => persons.has(one)) || terms.slice(from, to).some((term) => (postings.get(term)?.size ?? 0) < 2);
        found.push({ from, to, bearers, whole });
        from = to - 1;
        break;
      }
    }
    return found;
  }

  /**
   * The entries whose id or name is all that is asked.
   * @param {Index} index @param {string} query @param {{ own: string, terms: string[] }[]} words @param {ReturnType<typeof namesIn>} named
   */
  function meant(index, query, words, named) {
    const asked = query.trim();
    const address = /#([^#\s]+)$/u.exec(asked)?.[1] ?? /([\w-]+)\.html$/u.exec(asked)?.[1] ?? asked;
    const place = asked.replace(/\b(?:paragraph|para|par|¶|§|in|of)\b\.?/giu, " ").trim().split(/\s+/u);
    const turned = place.length === 2 && index.sigla.has(squeezed(place[1])) ? place.reverse() : place;
    for (const id of [address, asked, turned.join("")]) {
      const found = squeezed(id) && index.ids.get(squeezed(id));
      if (found) return [...found];
    }
    const all = words.map(({ terms }) => terms[0]);
    const typed = words.map(({ own }) => own);
    const inText = (/** @type {string} */ term) => [...(index.postings.get(term)?.keys() ?? [])].some((at) => index.entries[at].kind !== "name");
    const matter = all.filter((term, at) => !AROUND.has(term) || (at && !AROUND.has(all[at - 1])));
    const whole = index.names.get(all.join(" ")) ?? index.names.get(matter.join(" "));
    const persons = whole ? [] : [...index.persons].filter(([, { all: own, last }]) =>
      named.some(({ from, to }) => last.has(all.slice(from, to).join(" ")) || last.has(all[to - 1]))
      && typed.every((term, place) => own.has(all[place]) || AROUND.has(term) || !inText(term) || (term.length === 1 && [...own].some((one) => one.startsWith(term)))));
    const mentions = (/** @type {number} */ at) => index.postings.get(`@${at}`)?.size ?? 0;
    // names in a script that no text has, and with them words that none has either
    const foreign = named.filter(({ from, to }) => !all.slice(from, to).some(inText));
    const apart = all.filter((_, at) => !foreign.some(({ from, to }) => at >= from && at < to));
    const alone = foreign.length && !apart.some(inText) ? foreign.flatMap(({ bearers }) => [...bearers]) : [];
    const found = new Set([...(whole ?? []), ...persons.map(([at]) => at), ...alone]);
    return matter.length ? [...found].sort((one, other) => mentions(other) - mentions(one)) : [];
  }

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
    const plainly = (/** @type {number} */ at) => plain(`${index.entries[at].title} ${index.texts[at] ?? ""}`);
    const results = [...found].filter(([at]) => quoted.every((phrase) => plainly(at).includes(phrase))).map(([at, { met, had }]) => {
      const entry = index.entries[at];
      const alike = likeness(index, units, stops, at);
      const worth = (KINDS[entry.kind] ?? 0.8) * (entry.low ? LAST : 1) * intent(query, entry) * prominence(entry);
      const place = exact.indexOf(at);
      const score = (0.4 * met * had + 0.6 * alike + (alike > 0.99 ? 0.1 : 0)) * worth + (place < 0 ? 0 : 10 - place / 100);
      return { at, score, alike, had, exact: place >= 0 };
    });
    results.sort((one, other) => other.score - one.score || one.at - other.at);
    return { results, mends, units };
  }

  /** How like a query is to the best of what an entry answers: 1 where it is the same. @param {Index} index @param {Unit[]} units @param {string[]} stops @param {number} at */
  function likeness(index, units, stops, at) {
    const asked = units.reduce((sum, unit) => sum + unit.rarity, 0) + STOP * stops.length;
    let best = 0;
    for (const phrase of index.phrases[at]) {
      let met = 0;
      for (const unit of units) {
        let weight = 0;
        for (const term of phrase) weight = Math.max(weight, unit.terms.get(term) ?? 0);
        met += weight * unit.rarity;
      }
      if (!met) continue;
      let own = 0;
      for (const term of phrase) own += STOPS.has(term) ? STOP : index.rarity(term);
      for (const term of stops) if (phrase.has(term)) met += STOP;
      if (own + asked) best = Math.max(best, (2 * met) / (own + asked));
    }
    return Math.min(1, best);
  }

  /** Whether a fact answers the sort of question that is asked. @param {string} query @param {Entry} entry */
  function intent(query, entry) {
    if (entry.kind !== "fact") return 1;
    const meant = MEANT.find(([asked]) => asked.test(query.trim()));
    if (!meant) return 1;
    return meant[1].test(entry.title) ? 1.15 : 0.85;
  }

  /** A fact of which many sources speak stands before one of which few do, where nothing else tells them apart. */
  function prominence(/** @type {Entry} */ entry) {
    return entry.kind === "fact" ? 1 + 0.015 * Math.min(5, entry.sigla.length) : 1;
  }

  /**
   * The fact that is meant, where one is: it comes first, answers what is asked, and no other does as well.
   * @param {Index} index @param {Result[]} results
   */
  function answer(index, results) {
    const [first, second] = results.filter(({ at }) => index.entries[at].kind === "fact");
    if (!first || first !== results[0] || !index.entries[first.at].card) return undefined;
    const clear = first.exact || (first.alike >= 0.6 && (!second || second.score < 0.92 * first.score));
    return clear ? index.entries[first.at] : undefined;
  }

  globalThis.editionSearch = { search, answer, near };
})();
