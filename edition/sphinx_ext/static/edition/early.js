// Before anything is painted: that there are scripts, and the theme that the reader chose last, so that the page does
// not flash. This stands before the style sheets: for these the browser makes a later script wait, and the page with it.
document.documentElement.classList.replace("no-js", "js");

let chosen = "auto";
try {
  chosen = localStorage.getItem("theme") || chosen;
} catch {
  // a browser that forbids storage keeps its own preference
}
new MutationObserver((_changes, reading) => {
  if (!document.body) return;
  document.body.dataset.theme = chosen;
  reading.disconnect();
}).observe(document.documentElement, { childList: true });
