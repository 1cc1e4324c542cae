// The search page: asks the index that was made with the book; what is asked stands in the address.

const STEP = 15; // results shown at a time
const WAIT = 120; // milliseconds after the last key

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
const found = part("ed-found", HTMLElement);
const list = part("ed-results", HTMLElement);
const more = part("ed-more", HTMLElement);

/**
 * @typedef {{ url: string, raw_url?: string, content: string, excerpt: string, meta: Record<string, string> }} Entry
 * @typedef {{ id: string, data: () => Promise<Entry> }} Result
 * @typedef {{ search: (words: string | null) => Promise<{ results: Result[] }> }} Engine
 * @type {Promise<{ engine: Engine, kinds: Record<string, string[]> }> | undefined}
 */
let index;

function pagefind() {
  const home = new URL("../../pagefind/", import.meta.url);
  index ??= Promise.all([
    import(new URL("pagefind.js", home).href),
    fetch(new URL("narrowed.json", home)).then((answer) => answer.json()),
  ]).then(async ([engine, kinds]) => {
    await engine.options({ excerptLength: 30 });
    return { engine, kinds };
  });
  return index;
}

/** What the form asks for: the words, and for each filter what is chosen. */
export function asked(/** @type {FormData} */ data) {
  const chosen = (/** @type {string} */ name) => data.getAll(name).map(String);
  return { words: String(data.get("q") ?? "").trim(), kind: chosen("kind"), source: chosen("source") };
}

/**
 * Whether a record is among those asked for: of any kind that is chosen, about any source that is.
 * @param {{ kind: string[], source: string[] }} query
 * @param {string[]} record its kind, and its sources
 */
export function wanted({ kind, source }, [own = "", ...sigla] = []) {
  return (!kind.length || kind.includes(own)) && (!source.length || sigla.some((siglum) => source.includes(siglum)));
}

/**
 * Whether a text has the beginnings of all words. The engine gives what comes nearest where nothing has them, and does
 * not say so.
 */
export function has(/** @type {string} */ text, /** @type {string} */ words) {
  const plain = (/** @type {string} */ one) =>
    one.normalize("NFD").replace(/\p{M}|(?<=\d),(?=\d{3})/gu, "").toLowerCase();
  const stem = (/** @type {string} */ word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
  return plain(words).match(/[\p{L}\p{N}]+/gu)?.every((word) => plain(text).includes(stem(word))) ?? true;
}

/** An excerpt as nodes: the marks of the engine become elements, everything else is text. */
export function marked(/** @type {string} */ excerpt) {
  const text = (/** @type {string} */ part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(text(part));
    const mark = document.createElement("mark");
    mark.textContent = text(part);
    return mark;
  });
}

function entry(/** @type {Entry} */ data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.raw_url ?? data.url;
  link.textContent = data.meta.title;
  const kind = document.createElement("span");
  kind.className = "ed-kind";
  kind.textContent = [data.meta.kind, data.meta.sources].filter(Boolean).join(" · ");
  const text = document.createElement("p");
  text.append(...marked(data.excerpt));
  item.append(link, " ", kind, text);
  return item;
}

let turn = 0;

async function search() {
  const mine = ++turn;
  const data = new FormData(form);
  const query = asked(data);
  history.replaceState(null, "", `?${new URLSearchParams(Array.from(data, (pair) => pair.map(String)))}`);
  if (!query.words && !query.kind.length && !query.source.length) return show(mine, null, "");
  try {
    const { engine, kinds } = await pagefind();
    const { results } = await engine.search(query.words || null);
    const those = results.filter((one) => wanted(query, kinds[one.id]));
    const exact = !those.length || has((await those[0].data()).content, query.words);
    await show(mine, those, exact ? "found." : "found that come near; none has just these words.");
  } catch {
    found.textContent = "The search could not be loaded; the registers below need no script.";
  }
}

/** @param {number} mine @param {Result[] | null} results @param {string} said */
async function show(mine, results, said, from = 0) {
  const next = await Promise.all((results ?? []).slice(from, from + STEP).map((one) => one.data()));
  if (mine !== turn) return; // the reader has typed on
  if (!from) list.replaceChildren();
  list.append(...next.map(entry));
  const count = results?.length ?? 0;
  found.textContent = results ? `${count || "Nothing"} ${said}` : "";
  more.hidden = from + STEP >= count;
  more.onclick = async () => {
    const first = list.children.length;
    await show(mine, results, said, first);
    list.children[first]?.querySelector("a")?.focus();
  };
}

const query = new URLSearchParams(location.search);
for (const input of form.querySelectorAll("input")) {
  if (input.type === "checkbox") input.checked = query.getAll(input.name).includes(input.value);
  else input.value = query.get(input.name) ?? "";
}
form.querySelector("input")?.focus({ preventScroll: true });
let waiting = 0;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, WAIT);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
search();
