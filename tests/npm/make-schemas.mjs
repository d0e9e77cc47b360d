// Writes the JSON Schema of every type of @slack/web-api (blocks and views of @slack/types among them) to the
// file named on the command line. Limits stay in the descriptions: tests/oracles/limits.py reads them there.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createGenerator } from "ts-json-schema-generator";

const path = resolve(process.argv[2]);
process.chdir(new URL(".", import.meta.url).pathname); // the types of node itself are looked for from here
const schema = createGenerator({
  path: "node_modules/@slack/web-api/dist/types/request/index.d.ts",
  type: "*",
  expose: "all",
  skipTypeCheck: true,
}).createSchema("*");
mkdirSync(dirname(path), { recursive: true });
writeFileSync(`${path}.${process.pid}`, JSON.stringify(schema));
renameSync(`${path}.${process.pid}`, path); // two test runs may do this at once
