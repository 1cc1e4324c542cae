// Read a file by citation-js, in whichever format it finds it to be, and print its works as CSL-JSON.

import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

const read = new Cite(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(read.data.map(({ _graph, ...work }) => work)));
