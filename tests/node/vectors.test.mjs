// What the widgets compute without a page; where Node is not, the browser asks the same (tests/unit/test_scripts.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.env.SCRIPTS}/`);
const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));

for (const { module, says, expression, gives } of vectors) {
  test(`${module}: ${says}`, async () => {
    const m = await import(new URL(`${module}.js`, scripts));
    assert.deepEqual(new Function("m", `return ${expression}`)(m), gives);
  });
}
