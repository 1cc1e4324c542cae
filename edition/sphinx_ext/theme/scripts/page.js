// What every page may use; nothing on it needs this to be read.

/**
 * A button in place of the label that opens one of the theme's menus: by keyboard too, and saying whether it is open.
 * @param {HTMLLabelElement} label
 * @param {HTMLInputElement} box what the label is for
 */
function buttonFor(label, box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("aria-label", box.getAttribute("aria-label") ?? "");
  button.append(...label.childNodes);
  const say = () => button.setAttribute("aria-expanded", String(box.checked));
  button.addEventListener("click", () => box.click());
  box.addEventListener("change", say);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked || !button.checkVisibility()) return;
    box.click();
    button.focus();
  });
  say();
  return button;
}

/** @type {NodeListOf<HTMLLabelElement>} */
const labels = document.querySelectorAll("label:is(.nav-overlay-icon, .toc-overlay-icon)");
for (const label of labels) {
  if (label.control instanceof HTMLInputElement) label.replaceWith(buttonFor(label, label.control));
}
