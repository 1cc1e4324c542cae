// Lighthouse for mobile, one page after the other in one browser: node lighthouse.mjs ADDRESS... prints one JSON line a page.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox"] });
for (const address of process.argv.slice(2)) {
  const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" });
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(100 * lhr.categories[name].score)]));
  const faults = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => id));
  const measured = (id) => lhr.audits[id].numericValue;
  console.log(JSON.stringify({
    address, scores, faults, lcp: measured("largest-contentful-paint"), blocked: measured("total-blocking-time"),
    weight: measured("total-byte-weight"),
  }));
}
await chrome.kill();
