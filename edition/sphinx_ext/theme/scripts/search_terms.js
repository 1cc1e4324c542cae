// What stands in a text, as the search compares it: words by their stems, and numbers, dates and places in one spelling.

(() => {
  // in English, German, French, Spanish, Italian, Polish, Russian and Bulgarian, in full and some shortened
  const MONTHS = [
    "jan(?:uary|uar|vier)?|enero|gennaio|stycznia|январ[ьяи]|януари|янв", "feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|febrero|febbraio|lutego|феврал[ьяи]|февруари|фев",
    "mar(?:ch|s|zo|ca)?|m[äa]rz|марта?|мар", "apr(?:ile?)?|avril|abril|kwietnia|апрел[ьяи]|април|апр", "may|mai|mayo|maggio|maja|ма[йя]",
    "june?|juni|juin|junio|giugno|czerwca|июн[ьяи]|юни", "july?|juli|juillet|julio|luglio|lipca|июл[ьяи]|юли",
    "aug(?:ust)?|ao[ûu]t|agosto|sierpnia|августа?|авг", "sept?(?:ember|embre|iembre)?|settembre|wrze[śs]nia|сентябр[ьяи]|септември|сен",
    "oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|pa[źz]dziernika|октябр[ьяи]|октомври|окт", "nov(?:ember|embre|iembre)?|listopada|ноябр[ьяи]|ноември|ноя|ное",
    "dec(?:ember)?|d[ée]c(?:embre)?|dez(?:ember)?|dic(?:iembre|embre)?|grudnia|декабр[ьяи]|декември|дек",
  ];
  const ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split(" ");
  const MONTH = `(?:${MONTHS.join("|")})\\.?`;
  const DAY = "(\\d{1,2})(?:st|nd|rd|th|er)?\\.?";
  const YEAR = "(?:,?\\s+(?:de\\s+)?(\\d{4}))?(?![\\p{L}\\d])";
  // each with the places of year, month and day among its groups
  const DATES = /** @type {[RegExp, number, number, number][]} */ ([
    [/(?<![\d.])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d])/gu, 1, 2, 3],
    [/(?<![\d.,])((?:18|19|20)\d\d)(\d\d)(\d\d)(?![\d.,])/gu, 1, 2, 3],
    [/(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/gu, 1, 2, 3],
    [/(?<![\d.])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/gu, 3, 2, 1],
    [/(?<![\d.])(\d{1,2})[./\s]\s*([ivx]{1,4})[./\s]\s*(\d{4})(?!\d)/giu, 3, 2, 1],
    [new RegExp(`(?<![\\p{L}\\d])${DAY}(?:\\s+(?:of|de))?\\s+(${MONTH})${YEAR}`, "giu"), 3, 2, 1],
    [new RegExp(`(?<![\\p{L}\\d])(${MONTH})\\s+${DAY}${YEAR}`, "giu"), 3, 1, 2],
    [new RegExp(`(?<![\\p{L}\\d])(${MONTH})\\s+(?:de\\s+)?(\\d{4})(?![\\p{L}\\d])`, "giu"), 2, 1, 3],
    [/(?<![\d./-])(\d{4})-(\d{2})(?![\d/-])/gu, 1, 2, 3],
  ]);

  const UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
  const ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(" ");
  const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  /** @type {Map<string, number>} */
  const NUMBERS = new Map([
    ...UNITS.map((word, at) => /** @type {[string, number]} */ ([word, at])),
    ...ORDINALS.map((word, at) => /** @type {[string, number]} */ ([word, at])),
    ...TENS.flatMap((word, at) => /** @type {[string, number][]} */ ([[word, at * 10 + 20], [word.replace(/y$/, "ieth"), at * 10 + 20]])),
  ]);
  const SCALES = new Map([["hundred", 100], ["thousand", 1000], ["million", 1e6], ["billion", 1e9]]);
  const LONE = new Set(["zero", "one", "first", "second", "third"]); // more often words than numbers

  const ROMAN = /^(x{1,3}|(?=i[vx]|v))(ix|iv|v?i{0,3})(?:st|nd|rd|th)?$/i;
  const GROUPED = /(?<![\d\p{L}.,])\d{1,3}(?:[,.\u2009\u00a0\u202f '’]\d{3})+(?![\d\p{L}]|[.,]\d)/gu;
  const WORD = /\p{Script=Han}+|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|%/gu;

  // forms that no rule leads back to their word, which stands first
  const IRREGULAR = `beat beaten, become became, begin began begun, break broke broken, bring brought, build built, burn burnt, buy bought,
    catch caught, choose chose chosen, come came, draw drew drawn, dream dreamt, drive drove driven, eat ate eaten, fall fell fallen, feel felt,
    fight fought, find found, flee fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, get got gotten,
    give gave given, go went gone, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew known, lead led,
    learn learnt, leave left, lose lost, make made, mean meant, meet met, pay paid, rise rose risen, run ran, say said, see saw seen, seek sought,
    sell sold, send sent, shake shook shaken, shoot shot, show shown, sit sat, speak spoke spoken, spend spent, stand stood, steal stole stolen,
    strike struck, swear swore sworn, take took taken, teach taught, tell told, think thought, throw threw thrown, understand understood,
    win won, withdraw withdrew withdrawn, write wrote written, man men, woman women, child children, life lives, wife wives,
    crisis crises, thesis theses, defense defence, license licence, offense offence, judgment judgement`;
  const BASES = new Map(IRREGULAR.split(",").flatMap((row) => row.trim().split(/\s+/u).map((form, _, [base]) => /** @type {[string, string]} */ ([form, base]))));

  /** An English word as a dictionary has it, if its form is irregular, and in American spelling. @param {string} word */
  function base(word) {
    return BASES.get(word) ?? word.replace(/(?<=...)([iy])s(?=(?:e[drs]?|ers|ing|ations?)$)/u, "$1z").replace(/(?<=..)our(?=(?:s|ed|ing|able|ers?)?$)/u, "or")
      .replace(/(?<=..t)re(?=s?$)/u, "er").replace(/mme(?=s?$)/u, "m");
  }

  /** @type {Map<string, string>} */
  const stems = new Map();
  /** @type {{ stemWord: (word: string) => string }} */
  const porter = new globalThis.Stemmer();

  /** A text without accents, capitals and signs that cannot be seen. @param {string} text */
  function plain(text) {
    if (/^[a-z0-9]+$/u.test(text)) return text;
    return text.normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d\ufeff]/gu, "").toLowerCase()
      .replaceAll("ё", "е").replaceAll("ł", "l").replaceAll("ß", "ss").replaceAll("đ", "d").replaceAll("ı", "i").replaceAll("ø", "o");
  }

  /** The stem of a word in Latin or Cyrillic letters; other scripts keep theirs. @param {string} word plain */
  function stem(word) {
    let found = stems.get(word);
    if (found !== undefined) return found;
    const own = word.replace(/['’]s?$/u, "").replace(/['’]/gu, "");
    if (/^[a-z]+$/u.test(own)) found = porter.stemWord(base(own));
    else if (/^\p{Script=Cyrillic}{4,}$/u.test(own)) {
      found = own.replace(/(?<=...)(?:ыми|ими|ого|его|ому|ему|иеи|ами|ях|ах|ым|им|ом|ем|ои|еи|ыи|ии|ая|яя|ую|ию|ия|[аяуюеыиоьъ])$/u, "");
    } else found = own;
    stems.set(word, found);
    return found;
  }

  /** @param {string} name a month, by its beginning */
  function month(name) {
    if (/^\d+$/.test(name)) return Number(name);
    if (ROMANS.includes(name.toLowerCase())) return ROMANS.indexOf(name.toLowerCase()) + 1;
    return MONTHS.findIndex((names) => new RegExp(`^(?:${names})\\.?$`, "iu").test(name)) + 1;
  }
  const two = (/** @type {unknown} */ number) => String(number).padStart(2, "0");

  /**
   * The dates in a text: where they stand, and as what they can be found: the day, the day of any year, the month.
   * @param {string} text
   * @returns {{ at: number, end: number, terms: string[] }[]}
   */
  function dates(text) {
    /** @type {{ at: number, end: number, terms: string[] }[]} */
    const found = [];
    let rest = text;
    if (!/\d/u.test(text)) return found;
    for (const [pattern, ...places] of DATES) {
      for (const match of rest.matchAll(pattern)) {
        let [year, monthly, day] = places.map((place) => match[place]);
        let numbered = month(monthly);
        const both = /^\d+$/.test(monthly) && places[0] === 3 && Number(day) <= 12 && Number(numbered) <= 12;
        if (Number(numbered) > 12 && Number(day) <= 12) [numbered, day] = [Number(day), String(numbered)]; // 2/25/1956
        if (!numbered || Number(numbered) > 12 || Number(day ?? 1) > 31 || Number(day ?? 1) < 1) continue;
        const terms = [];
        if (year && day) terms.push(`d:${year}-${two(numbered)}-${two(day)}`);
        if (year && day && both) terms.push(`d:${year}-${two(day)}-${two(numbered)}`); // 2.3.1956 may be read either way
        if (day) terms.push(`d:${two(numbered)}-${two(day)}`);
        if (year) terms.push(`d:${year}-${two(numbered)}`);
        found.push({ at: match.index, end: match.index + match[0].length, terms });
        rest = rest.slice(0, match.index) + " ".repeat(match[0].length) + rest.slice(match.index + match[0].length);
      }
    }
    return found.sort((one, other) => one.at - other.at);
  }

  /** The number that a Roman figure is, or NaN. @param {string} word */
  function roman(word) {
    const latin = word.replace(/[ХхІі]/gu, (letter) => ("Хх".includes(letter) ? "X" : "I"));
    const match = ROMAN.exec(latin);
    if (!match || latin.replace(/(?:st|nd|rd|th)$/i, "").length < 2 || (word === word.toLowerCase() && !match[1])) return NaN;
    const low = { "": 0, i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9 }[match[2].toLowerCase()] ?? NaN;
    return match[1].length * 10 + low;
  }

  /**
   * What one word is: without accents, as a number if it is one, and the term under which it is compared.
   * @typedef {{ word: string, counted?: number, scale?: number, figure: number, digits: string, term: string }} Word
   * @type {Map<string, Word>}
   */
  const lexicon = new Map();
  function known(/** @type {string} */ written) {
    const there = lexicon.get(written);
    if (there) return there;
    const word = written === "%" ? "percent" : plain(written);
    const digits = /^(\d+(?:[.,:]\d+)*)(?:st|nd|rd|th)?$/.exec(word)?.[1].replace(/,(?=\d)/gu, ".") ?? "";
    const figure = roman(written);
    const term = Number.isNaN(figure) ? digits || stem(word) : String(figure);
    const made = { word, counted: NUMBERS.get(word), scale: SCALES.get(word), figure, digits, term };
    lexicon.set(written, made);
    return made;
  }

  /**
   * What stands in a text, in its order. A number in words or figures is the same term; of Chinese, every two signs.
   * @param {string} text
   * @returns {{ term: string, word: string, at: number, end: number }[]}
   */
  function tokens(text) {
    const whole = text.replace(GROUPED, (number) => number.replace(/\D/gu, "").padEnd(number.length, "\u200b"));
    const found = [];
    /** @type {{ whole: number, part: number, at: number, end: number, word: string, inWords: boolean } | undefined} */
    let number;
    const told = () => {
      if (!number) return;
      const { whole, part, word, at, end } = number;
      found.push({ term: LONE.has(word) ? word : String(whole + part), word, at, end });
      number = undefined;
    };
    for (const match of whole.matchAll(WORD)) {
      const { word, counted, scale, figure, digits, term } = known(match[0]);
      const at = match.index;
      let end = at + match[0].length;
      while (end < text.length && whole[end] !== text[end]) end += 1; // over what stood between the digits
      const near = number && at - number.end < 2;
      if (number && near && number.inWords && counted !== undefined && number.part % 100 % (counted < 10 ? 10 : 100) === 0 && number.part % 100 !== 10) {
        number = { ...number, part: number.part + counted, end, word: `${number.word} ${word}` };
      } else if (number && near && scale) {
        const [whole, part] = scale === 100 ? [number.whole, number.part * 100] : [number.whole + Math.round(number.part * scale), 0];
        number = { ...number, whole, part, end, word: `${number.word} ${word}`, inWords: true };
      } else if (counted !== undefined || (digits && Number(digits) >= 0)) {
        told();
        number = { whole: 0, part: counted ?? Number(digits), at, end, word, inWords: counted !== undefined };
      } else if (number && near && word === "and" && number.word.endsWith("hundred")) {
        number = { ...number, end };
      } else {
        told();
        if (/^\p{Script=Han}/u.test(word)) {
          for (let place = 0; place < Math.max(1, word.length - 1); place += 1) {
            found.push({ term: word.slice(place, place + 2), word: word.slice(place, place + 2), at: at + place, end: Math.min(end, at + place + 2) });
          }
        } else found.push({ term, word: digits || word, at, end });
      }
    }
    told();
    return found;
  }

  globalThis.editionTerms = { plain, stem, dates, tokens };
})();
