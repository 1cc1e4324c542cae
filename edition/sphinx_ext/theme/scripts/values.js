// A number in the prose opens what every source says: by tap and Enter without a script, with one by hover too.

(() => {
  const DELAY = 250; // milliseconds: long enough to pass over a number without opening it
  const OPENS = "popover" in HTMLElement.prototype; // else a number leads to the page of its fact
  const numbers = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.ed-number"));

  let waiting = 0;
  /** @type {HTMLButtonElement | undefined} the number whose window was opened last */
  let opener;

  /** @param {HTMLButtonElement} number */
  const windowOf = (number) => /** @type {HTMLElement} */ (document.getElementById(number.getAttribute("popovertarget") ?? ""));

  /** @param {HTMLElement} pop */
  const isOpen = (pop) => pop.matches(":popover-open");

  /** Make the window ready for one of the numbers that share it. @param {HTMLButtonElement} number */
  function ready(number) {
    const pop = windowOf(number);
    if (opener !== number && isOpen(pop)) pop.hidePopover();
    opener = number;
    const own = `#${number.closest(".ed-para")?.id}`;
    for (const row of pop.querySelectorAll(".ed-pop-row")) row.classList.toggle("ed-pop-own", row.querySelector("a")?.hash === own);
    const { top, bottom } = number.getBoundingClientRect(); // for browsers that cannot set a window beside its number
    pop.classList.toggle("ed-pop-high", top + bottom > innerHeight);
    return pop;
  }

  /** @param {HTMLButtonElement} number */
  function open(number) {
    const pop = ready(number);
    if (!isOpen(pop)) pop.showPopover({ source: number });
  }

  /** Close a window that neither the pointer nor the focus is at any more. @param {HTMLElement} pop */
  function leave(pop) {
    const at = [pop, opener].some((one) => one?.matches(":hover") || one?.contains(document.activeElement));
    if (!at && isOpen(pop)) pop.hidePopover();
  }

  /** @param {() => void} then */
  function later(then) {
    clearTimeout(waiting);
    waiting = setTimeout(then, DELAY);
  }

  for (const number of numbers) {
    const pop = windowOf(number);
    number.addEventListener("click", () => {
      clearTimeout(waiting);
      if (OPENS) ready(number);
      else location.href = /** @type {HTMLAnchorElement} */ (pop.querySelector(".ed-pop-entry")).href;
    });
    if (!OPENS) continue;
    number.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && later(() => open(number)));
    number.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && later(() => leave(pop)));
  }
  for (const pop of OPENS ? new Set([...numbers].map(windowOf)) : []) {
    pop.addEventListener("pointerenter", () => clearTimeout(waiting));
    pop.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && later(() => leave(pop)));
    pop.addEventListener("focusout", () => later(() => leave(pop)));
  }
})();
