/**
 * Brings a divided table together again, when a reader asks for everything at once.
 */

/**
 * Put the parts of a divided table, each of which is a page of its own, in the place of the links to them.
 * @param {HTMLElement} complete the static table
 */
export async function gather(complete) {
  const index = complete.querySelector(".ew-parts");
  const kept = [...complete.querySelectorAll(".ew-kept > *")];
  const parts = await Promise.all([...index?.children ?? []].map(async (item) => {
    const from = item.querySelector("a")?.href;
    if (!from) return kept;
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(from);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", from).href);
    }
    return [...page.querySelectorAll(".ew-static > *")];
  }));
  index?.replaceWith(...parts.flat());
  complete.querySelectorAll(".ew-paper, .ew-kept").forEach((one) => one.remove());
}
