// What is asked: a query read against an index, before anything is ranked.

(() => {
  const { plain, stem, dates, tokens } = globalThis.editionTerms;
  const { located, squeezed } = globalThis.editionIndex;

  // what a question is made of besides its matter: it counts only where nothing else is asked
  const STOPS = new Set(`a an and any are as at be been being but by can could did do does for from had has have he her
    him his how i if in into is it its made make many me much no not of off on or please s she should so such tell than that the
    their them then there these they this to u was we were what when where which while who whom whose why will with would
    you about actually also per said say says happen happened anyone anybody anything everyone everybody everything someone
    somebody something nobody nothing try tried trying ever even really still just get got going went out up
    because during himself didnt doesnt dont isnt wasnt werent kind sort`.split(/\s+/u).map(stem));

  // what may stand before a name when that is all one asks for
  const AROUND = new Set("who what where is was were are the a an about".split(" ").map(stem));

  // what one asks around a word whose meaning is wanted
  const DEFINED = /^(?:what(?:['’]s| is| are| does| do)?|define|explain|(?:the )?(?:meaning|definition) of)\s+(?:an? |the )?|\s+(?:means?|meaning|definition|stands? for)(?=\W*$)|\W+$/giu;

  // how well a word is met by one that means the same, by one for which it was mistyped, by one that begins with it
  const [SYNONYM, MISTYPED, BEGUN] = [0.6, 0.8, 0.6];
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
   * @param {Index} index @param {string} written @param {boolean} typing whether the last word may still go on
   */
  function read(index, written, typing = false) {
    const { postings, rarity } = index;
    const query = written.replace(/(\p{L}+)-(\p{L}+)/gu, (apart, one, other) => (index.words.has(plain(one + other)) ? one + other : apart));
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
      units.push({ terms: new Map([[located(match), 1]]), rarity: rarity(located(match)) });
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
      units.push({ terms: found, rarity: index.telling(terms[0]) * Math.log(1 + index.entries.length / (often + 0.5)) });
    });
    const stops = words.map(({ terms }) => terms[0]).filter((term) => STOPS.has(term));
    const whole = tokens(query).map(({ term }) => term).join(" "); // a name may have a date in it
    const corrected = mends.reduce((text, [word, better]) => text.replace(new RegExp(word, "iu"), better), query);
    const exact = rest === query ? meant(index, corrected, words, named) : [...(index.names.get(whole) ?? [])];
    return { units, stops, mends, exact: typing && !exact.length ? begun(index, words.map(({ own }) => own)) : exact };
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
    const word = asked.replace(DEFINED, "");
    const alike = [address, asked, turned.join("."), word].map((id) => index.ids.get(squeezed(id) || "-")).find(Boolean) ?? [];
    const written = new Set([address, asked, turned.join(".")].map((id) => id.toLowerCase()));
    const exact = [...alike].filter((at) => index.entries[at].ids.some((id) => written.has(id.toLowerCase())));
    const cited = exact.length ? exact : alike; // CN.11 and CN1.1 are alike when written without their stop
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
    const called = matter.length ? [...found].sort((one, other) => mentions(other) - mentions(one)) : [];
    const those = [...new Set([...cited, ...called])];
    const explains = (/** @type {number} */ at) => Number(["term", "technique"].includes(index.entries[at].kind));
    return word === asked ? those : those.sort((one, other) => explains(other) - explains(one)); // who asks for a meaning wants it explained
  }

  /** The names that begin so, the most mentioned first. @param {Index} index @param {string[]} terms */
  function begun({ names, postings }, terms) {
    const start = terms.join(" ");
    const found = start.length < 3 ? [] : [...names].filter(([form]) => form.startsWith(start)).flatMap(([, bearers]) => [...bearers]);
    return [...new Set(found)].sort((one, other) => (postings.get(`@${other}`)?.size ?? 0) - (postings.get(`@${one}`)?.size ?? 0)).slice(0, 3);
  }

  globalThis.editionQuery = { read, near, STOPS };
})();
