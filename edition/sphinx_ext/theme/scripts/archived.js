// In a version that is not the newest: its banner leads to the place where the reader is, and says what has changed there.
const banner = /** @type {HTMLElement} */ (document.querySelector(".ed-archived"));
const [newest, since] = ["newest", "since"].map((name) =>
  /** @type {HTMLAnchorElement} */ (banner.querySelector(`[data-${name}]`)));
const whole = since.hash;
const told = banner.appendChild(document.createElement("div"));

/** @type {Promise<Document> | undefined} what each version changed, as the newest tells it: asked for once */
let changes;

/** The fact of this page, or the paragraph or note that its address names. */
function subject() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".ed-locator, .ed-note-id");
  const place = [...links].find((one) => location.hash && one.hash === location.hash);
  return (document.querySelector(".ed-fact-id") ?? place)?.textContent?.trim() ?? "";
}

/**
 * What later versions changed in a place: in itself, in its notes, and in what is read there.
 * @param {Document} page the newest chapter of changes @param {string} name
 */
function changed(page, name) {
  const versions = [...page.querySelectorAll("section:has(> h2)")]; // the newest first
  const own = versions.findIndex((one) => one.id === `v${banner.dataset.version}`);
  return versions.slice(0, own < 0 ? versions.length : own).flatMap((version) =>
    [...version.querySelectorAll(".ed-changes dt")].flatMap((head) => {
      const lines = [...(head.nextElementSibling?.querySelectorAll("p") ?? [])];
      const of = head.id.replace("changed-", "").replace(`-${version.id.slice(1)}`, "");
      if (of === name || of.replace(/(\d)[a-z]+$/, "$1") === name) return lines;
      return lines.filter((line) => line.querySelector("strong")?.textContent?.split(" ").includes(name));
    }));
}

async function follow() {
  newest.hash = location.hash;
  since.hash = location.hash ? `changed-${location.hash.slice(1)}` : whole;
  const name = subject();
  told.replaceChildren();
  if (!name) return;
  changes ??= fetch(since.href.split("#")[0])
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => new DOMParser().parseFromString(text, "text/html"));
  const page = await changes.catch(() => null); // from a disk there is the link alone
  if (!page?.querySelector(".ed-changes") || name !== subject()) return;
  const lines = changed(page, name);
  const words = document.createElement(lines.length ? "details" : "p");
  if (lines.length) words.append(document.createElement("summary"), ...lines.map((line) => document.importNode(line, true)));
  (words.firstElementChild ?? words).textContent = lines.length ? `${name} has changed since` : `${name} has not changed since.`;
  told.replaceChildren(words);
}
follow();
addEventListener("hashchange", follow);
