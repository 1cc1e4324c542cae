// The bar of a long chapter: where the reader is, the way to the paragraphs before and after, and the layers, which are
// remembered on this device.

(() => {
  const KEY = "edition:layers";
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".ed-layers input"));

  /** The layers that are not as they are at first. */
  function chosen() {
    try {
      return (localStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
    } catch {
      return []; // a browser that forbids storage remembers nothing
    }
  }

  function recall() {
    const changed = chosen();
    for (const box of boxes) box.checked = box.defaultChecked !== changed.includes(box.id);
    delete document.documentElement.dataset.layers; // theme_init.js put it there before the boxes were
  }

  function keep() {
    const own = [...boxes];
    const others = chosen().filter((id) => !own.some((box) => box.id === id));
    const changed = own.filter((box) => box.checked !== box.defaultChecked).map((box) => box.id);
    try {
      localStorage.setItem(KEY, [...others, ...changed].join(" "));
    } catch { /* the same */ }
  }

  /** What a link leads to is not left folded; what stands in a further chapter is gone on to. */
  function arrive() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = place?.closest(".ed-para")?.querySelector("details");
    if (fold) fold.open = true;
    if (place instanceof HTMLAnchorElement && place.closest(".ed-further")) location.replace(place.href);
  }

  for (const box of boxes) box.addEventListener("change", keep);
  addEventListener("storage", ({ key }) => { if (key === KEY) recall(); });
  addEventListener("pageshow", recall); // browsers have their own ideas of how a box was left
  addEventListener("hashchange", arrive);
  recall();
  arrive();

  const where = /** @type {HTMLElement | null} */ (document.querySelector(".ed-where > button"));
  const paragraphs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".ed-para")]);
  if (!where || !paragraphs.length) return;

  /** @param {string} rel @param {string} sign */
  function step(rel, sign) {
    const made = document.createElement("a");
    made.className = "ed-step";
    made.rel = rel;
    made.textContent = sign;
    return made;
  }
  const before = step("prev", "←");
  const after = step("next", "→");
  where.before(before);
  where.after(after);

  /** @param {HTMLAnchorElement} link @param {string} which @param {HTMLElement | undefined} paragraph */
  function lead(link, which, paragraph) {
    link.style.visibility = paragraph ? "" : "hidden";
    link.href = `#${paragraph?.id ?? ""}`;
    link.ariaLabel = `${which} paragraph: ${paragraph?.id ?? "none"}`;
  }

  let shown = -2;
  function locate() {
    const line = (where?.closest(".ed-bar")?.getBoundingClientRect().bottom ?? 0) + 40;
    const at = paragraphs.findLastIndex((one) => one.getBoundingClientRect().top < line);
    if (at === shown || !where) return;
    shown = at;
    where.textContent = at < 0 ? "Index" : `${paragraphs[at].id}, ${at + 1} of ${paragraphs.length}`;
    lead(before, "Previous", paragraphs[at - 1]);
    lead(after, "Next", paragraphs[at + 1]);
    for (const link of document.querySelectorAll("#ed-index a")) {
      const own = at >= 0 && /** @type {HTMLAnchorElement} */ (link).hash === `#${paragraphs[at].id}`;
      if (own) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
  let due = false;
  function soon() {
    if (!due) requestAnimationFrame(() => { due = false; locate(); });
    due = true;
  }
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  document.getElementById("ed-index")?.addEventListener("click", ({ target, currentTarget }) => {
    if (target instanceof HTMLAnchorElement) /** @type {HTMLElement} */ (currentTarget).hidePopover();
  });
  soon(); // once the page is laid out, and not before
})();
