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
    if (event.key !== "Escape" || !box.checked || !button.getClientRects().length) return;
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

// "/" leads to the search; its suggestions are fetched when a field is first used, so that no page waits for them.
/** @type {NodeListOf<HTMLInputElement>} */
const fields = document.querySelectorAll('form[role="search"] input[name="q"]');
const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;
let equipped = false;
function equip() {
  if (equipped) return;
  equipped = true;
  document.head.append(Object.assign(document.createElement("script"), { src: new URL("suggest.js", own).href }));
}
for (const field of fields) {
  if (document.activeElement === field) equip();
  field.addEventListener("focus", equip);
}
document.addEventListener("keydown", (event) => {
  const { target } = event;
  const writing = target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select"));
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = [...fields].reverse().find((one) => getComputedStyle(one).visibility === "visible" && one.getBoundingClientRect().right > 0);
  if (field) field.select(), field.focus();
  else if (fields[0]?.form) location.href = fields[0].form.action;
});

// The head of each sheet on paper: print.css can read it from nowhere else, since a sheet inherits from the root alone.
// Only then: what the root has, a browser gives to every element anew.
addEventListener("beforeprint", () => {
  /** @type {HTMLMetaElement | null} */
  const called = document.querySelector('meta[property="og:title"]');
  document.documentElement.style.setProperty("--ed-title", JSON.stringify(called?.content ?? ""));
});
