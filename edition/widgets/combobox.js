/** A field that finds one of many entries by what is typed: the editable combobox of the ARIA Authoring Practices. */
import { counted, h, newId } from "./common.js";

const SHOWN = 60;

/**
 * @param {string} label
 * @param {(typed: string) => {value: string, text: string, hint?: string}[]} find entries that match, in order
 * @param {(value: string) => void} choose
 * @returns {{field: HTMLElement, show: (value: string, text: string) => void}}
 */
export function combobox(label, find, choose) {
  const id = newId();
  /** @type {{value: string, text: string, hint?: string}[]} */
  let entries = [];
  let at = -1;
  let current = { value: "", text: "" };

  const list = h("ul", { role: "listbox", id: `${id}-list`, class: "ew-options", "aria-label": label, hidden: true });
  const status = h("span", { role: "status", class: "ew-unseen" });
  const input = h("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${id}-list`,
    focus: () => input.select(), click: () => open(""), input: () => open(input.value), keydown: press, blur: restore,
  });

  /** @param {string} typed */
  function open(typed) {
    const found = find(typed);
    entries = found.slice(0, SHOWN);
    at = typed ? Math.min(0, entries.length - 1) : entries.findIndex((entry) => entry.value === current.value);
    list.replaceChildren(...entries.map((entry, index) => h("li", {
      role: "option", id: `${id}-${index}`, "aria-selected": String(entry.value === current.value),
      pointerdown: (/** @type {Event} */ event) => event.preventDefault(), click: () => take(index),
    }, h("span", {}, entry.text), entry.hint && h("small", {}, entry.hint))));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    const more = found.length - entries.length;
    status.textContent = counted(found.length, "match", "matches");
    if (!found.length || more) {
      list.append(h("li", { class: "ew-hint", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        more ? `${more} more: type to narrow` : "No match: try another word"));
    }
    mark();
  }

  function mark() {
    [...list.children].forEach((option, index) => option.classList.toggle("ew-at", index === at));
    const option = /** @type {HTMLElement | undefined} */ (list.children[at]);
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    if (option) list.scrollTop = option.offsetTop - list.clientHeight / 2;
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function restore() {
    close();
    input.value = current.text;
  }

  /** @param {number} index */
  function take(index) {
    const entry = entries[index];
    if (entry) choose(entry.value);
    restore();
    input.select(); // so that what is typed next is a new search
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open("");
      else at = Math.max(0, Math.min(entries.length - 1, at + step));
      mark();
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation(); // the page has uses of its own for the key
      restore();
    }
  }

  return {
    field: h("div", { class: "ew-field ew-combobox" }, h("label", { for: id }, label), input, list, status),
    show(value, text) {
      current = { value, text };
      if (list.hidden) input.value = text;
    },
  };
}
