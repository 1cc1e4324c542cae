// Before anything is painted: that there are scripts, and the theme that the reader chose last, so that the page does
// not flash.
document.documentElement.classList.replace("no-js", "js");

let chosen = "auto";
try {
  chosen = localStorage.getItem("theme") || chosen;
} catch {
  // a browser that forbids storage keeps its own preference
}
function dress() {
  if (!document.body) return;
  document.body.dataset.theme = chosen;
  reading.disconnect();
}
const reading = new MutationObserver(dress);
reading.observe(document.documentElement, { childList: true });
dress();
try {
  const layers = localStorage.getItem("edition:layers");
  if (layers) document.documentElement.dataset.layers = layers;
} catch {
  // the same
}
