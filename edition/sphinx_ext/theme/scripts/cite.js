// Link and citation of a paragraph, a note, a fact or a view: the one place that fills the pattern at the foot of the
// page. The permalink beside each opens a popover; permalinks, and the citation of the page itself, need no script.

/** @type {DOMStringMap} what the foot of the page says; a page without one says nothing */
const foot = document.getElementById("ed-cite")?.dataset ?? {};
// as the citation styles shorten paragraph and note; a fact is a page, and needs no locator
/** @type {Record<string, string>} */
const LABELS = { "ed-locator": "para. ", "ed-note-id": "n. ", "ed-fact-id": "" };

/**
 * The address to cite: the book's own where it is known, else that of the page being read.
 * @param {string} fragment what follows the "#"
 */
function address(fragment) {
  return (foot.address || location.href.split("#")[0]) + (fragment ? `#${fragment}` : "");
}

/**
 * The note that cites a place of this page; an address that only this machine understands is left out.
 * @param {string} place "para. BBLV.19"; nothing for the page as a whole
 * @param {string} link
 */
function citation(place, link) {
  const { pattern = "" } = foot;
  const open = /^https?:\/\/(?!localhost|127\.|\[)/.test(link);
  return pattern
    .replace(place ? "{place}" : /,? \{place\}/, () => place)
    .replace(open ? "{address}" : /,? \{address\}/, () => (open ? link : ""));
}

// the host of the widgets asks for a view: what is in reach of it is filled in at once
document.addEventListener("edition-cite", (event) => {
  const { detail } = /** @type {CustomEvent<{place: string, fragment: string, link: string, note: string}>} */ (event);
  detail.link = address(detail.fragment);
  detail.note = citation(detail.place, detail.link);
});

/**
 * The page's own RIS record with a place in it, as an address that is saved under a name.
 * @param {string} place
 * @param {string} link
 */
function record(place, link) {
  const texts = [...document.querySelectorAll(".ed-records pre")].map((shown) => shown.textContent ?? "");
  const whole = (texts.find((text) => text.startsWith("TY  - ")) ?? "").replace(/^UR  - .*\n/m, "");
  const lines = [...(place ? [`SP  - ${place}`] : []), `UR  - ${link}`, "ER  - "];
  return `data:application/x-research-info-systems,${encodeURIComponent(whole.replace("ER  - ", () => lines.join("\n")))}`;
}

/** Let the head of the page say which place its address names: citation managers save what they find there. */
function locate() {
  for (const name of ["citation_firstpage", "citation_public_url"]) document.querySelector(`meta[name=${name}]`)?.remove();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".ed-locator, .ed-note-id");
  const link = location.hash && [...links].find((one) => one.hash === location.hash);
  if (!link && !foot.address) return;
  const fragment = link ? decodeURIComponent(link.hash.slice(1)) : "";
  document.head.append(element("meta", { name: "citation_public_url", content: address(fragment) }));
  if (link) document.head.append(element("meta", { name: "citation_firstpage", content: LABELS[link.classList[0]] + fragment }));
}

/**
 * The report of an error at a place: an address to go to, and the text to copy where there is none.
 * @param {string} place
 */
function report(place) {
  const { report: way = "", text = "" } = foot;
  return { address: way.replaceAll("%7Bplace%7D", encodeURIComponent(place)), text: text.replaceAll("{place}", place) };
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * A button that copies what a function gives, and says so.
 * @param {string} name
 * @param {() => string} text
 */
function copier(name, text) {
  const button = element("button", { type: "button", className: "ed-copier" }, name);
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not copied: select the text";
    }
    setTimeout(() => (button.textContent = name), 2500);
  });
  return button;
}

const pop = element("div", { id: "ed-citing", className: "ed-pop", popover: "auto" });
pop.setAttribute("role", "dialog");

/**
 * Open the popover on one place.
 * @param {{ name: string, place: string, fragment: string, source: HTMLElement }} cited
 */
function open({ name, place, fragment, source }) {
  const link = address(fragment);
  const note = citation(place, link);
  const wrong = report(name);
  const rows = [
    element("p", { className: "ed-pop-question" }, `Cite ${name}`),
    element("p", { className: "ed-cited" }, link, " ", copier("Copy link", () => link)),
    element("p", { className: "ed-cited" }, note, " ", copier("Copy citation", () => note)),
    element("p", { className: "ed-cited" }, element("a", { href: record(place, link), download: `${name}.ris` }, "Download as RIS")),
  ];
  const way = wrong.address ? element("a", { href: wrong.address }, "Report an error here") : copier("Copy a report of an error here", () => wrong.text);
  pop.replaceChildren(...rows, element("p", { className: "ed-cited" }, way));
  pop.setAttribute("aria-label", `Cite ${name}`);
  pop.hidePopover();
  source.focus({ preventScroll: true }); // the browser leads back to it when the window is closed
  pop.showPopover({ source });
  pop.querySelector("button")?.focus();
}

if (foot.pattern) {
  addEventListener("hashchange", locate);
  locate();
}

if (foot.pattern && "popover" in HTMLElement.prototype) {
  document.body.append(pop);
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
    const link = event.target.closest(".ed-locator, .ed-note-id, .ed-fact-id, .ed-picture-link");
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const kept = link.matches(".ed-picture-link") && location.hash.startsWith(link.hash); // its table, if that is shown
    const fragment = decodeURIComponent((kept ? location : link).hash.slice(1));
    if (fragment && !kept) location.hash = link.hash;
    const picture = link.matches(".ed-picture-link") ? link.title : ""; // elsewhere a title is help for the mouse
    open({ name: picture || link.text, place: picture || LABELS[link.classList[0]] + fragment, fragment, source: link });
  });
  for (const shown of document.querySelectorAll(".ed-sentence, .ed-citations dd, .ed-records pre, #ed-report pre, #ed-embed pre")) {
    const text = shown.textContent ?? "";
    const button = copier("Copy", () => text);
    if (shown.matches("pre")) shown.after(button);
    else shown.append(" ", button);
  }
}
