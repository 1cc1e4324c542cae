// A number in the prose opens what every source says: by tap and Enter without a script, with one by hover and focus too.

const DELAY = 250; // milliseconds: long enough to pass over a number without opening it

/** @param {HTMLElement} value the number's button and its popover */
function openable(value) {
  /** @type {HTMLElement | null} */
  const button = value.querySelector(".ed-number");
  /** @type {HTMLElement | null} */
  const pop = value.querySelector("[popover]");
  if (!button || !pop || !pop.showPopover) return;
  let waiting = 0;
  const open = () => pop.matches(":popover-open") || pop.showPopover({ source: button });
  const later = (/** @type {() => void} */ then) => {
    clearTimeout(waiting);
    waiting = setTimeout(then, DELAY);
  };
  // a link in a popover has the focus, but :focus-within does not always say so
  const stay = () => value.matches(":hover") || value.contains(document.activeElement);
  const leave = () => later(() => stay() || pop.hidePopover());
  value.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(open));
  value.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
  button.addEventListener("focus", () => button.matches(":focus-visible") && open());
  value.addEventListener("focusout", leave);
}

/** @type {NodeListOf<HTMLElement>} */
const values = document.querySelectorAll(".ed-value");
values.forEach(openable);
