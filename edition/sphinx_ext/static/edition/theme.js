// Before anything is painted: the theme that the reader chose last, so that the page does not flash.
let chosen = "auto";
try {
  chosen = localStorage.getItem("theme") || chosen;
} catch {
  // a browser that forbids storage keeps its own preference
}
document.body.dataset.theme = chosen;
