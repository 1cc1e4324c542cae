// In a version that is not the newest: the links of its banner lead to the place where the reader is.
const [newest, since] = ["newest", "since"].map((name) =>
  /** @type {HTMLAnchorElement} */ (document.querySelector(`.ed-archived [data-${name}]`)));
const whole = since.hash;

function follow() {
  newest.hash = location.hash;
  since.hash = location.hash ? `changed-${location.hash.slice(1)}` : whole;
}
follow();
addEventListener("hashchange", follow);
