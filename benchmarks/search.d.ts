// What the scripts of the search leave to each other: a page that is opened from a disk may load no modules.

interface Card {
  answer: string;
  ground: string;
  others: string[];
  speech: string;
}

/** One place that can be found, as `edition/render/search_entries.py` writes it. */
interface Entry {
  address: string;
  title: string;
  kind: string;
  ids: string[];
  sigla: string[];
  terms?: string[];
  forms?: string[];
  person?: boolean;
  values?: string[];
  names?: number[]; // places of the entries of names
  low?: boolean;
  card?: Card;
}

interface Entries {
  sigla: string[];
  synonyms: string[][];
  entries: Entry[];
}

/** What an entry answers: its title, a way to ask for it, a form of its name, its value. */
interface Phrase {
  at: number;
  terms: Set<string>;
}

interface Index {
  entries: Entry[];
  texts: string[];
  sigla: Set<string>;
  places: RegExp;
  postings: Map<string, Map<number, number>>;
  words: Map<string, string>;
  ids: Map<string, Set<number>>;
  names: Map<string, Set<number>>;
  persons: Map<number, { all: Set<string>; last: Set<string> }>;
  alike: Map<string, Set<string>>;
  phrases: Phrase[];
  inPhrases: Map<string, Set<number>>;
  weight(terms: string[]): number;
  telling(term: string): number;
  rarity(term: string): number;
  fill(texts: string[], from?: number, to?: number): void;
}

interface Token {
  term: string;
  word: string;
  at: number;
  end: number;
}

/** What an entry must have: any of the terms, each as good as its number. */
interface Unit {
  terms: Map<string, number>;
  rarity: number;
}

interface Asked {
  units: Unit[];
  stops: string[];
  mends: [string, string][];
  exact: number[];
}

interface Found {
  at: number;
  score: number;
  alike: number;
  had: number;
  exact: boolean;
}

declare var Stemmer: new () => { stemWord(word: string): string };
declare var editionTerms: {
  plain(text: string): string;
  stem(word: string): string;
  dates(text: string): { at: number; end: number; terms: string[] }[];
  tokens(text: string): Token[];
};
declare var editionIndex: { index(whole: Entries): Index; located(match: RegExpMatchArray): string; squeezed(text: string): string };
declare var editionQuery: { read(index: Index, query: string, typing?: boolean): Asked; near(one: string, other: string): boolean; STOPS: Set<string> };
declare var editionSearch: {
  search(index: Index, query: string, typing?: boolean): { results: Found[]; mends: [string, string][]; units: Unit[] };
  answer(index: Index, results: Found[], units: Unit[]): Entry | undefined;
};
declare var editionSearchPage: object;
declare var editionEntries: Entries;
declare var editionTexts: string[];
