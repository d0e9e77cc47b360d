// Answers, line by line, what is wrong with a value by the schema file named on the command line:
//   {"definition": "SectionBlock", "value": {…}}  →  ["/text/text must NOT have more than 3000 characters", …]
// Characters are counted as UTF-16 units, which is never less than what Slack counts.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv from "ajv";

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicode: false, logger: false });
ajv.addSchema(JSON.parse(readFileSync(process.argv[2], "utf8")), "slack");

function validator(definition) {
  const id = `slack#/definitions/${encodeURIComponent(definition)}`;
  return ajv.getSchema(id) ?? ajv.compile({ $ref: id });
}

function told({ instancePath, message, params, keyword }) {
  const detail = keyword === "additionalProperties" ? `: ${params.additionalProperty}` : "";
  const values = params.allowedValues ?? params.allowedValue;
  return `${instancePath || "/"} ${message}${detail}${values === undefined ? "" : `: ${JSON.stringify(values)}`}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { definition, value } = JSON.parse(line);
  const check = validator(definition);
  const errors = check(value) ? [] : check.errors.filter(({ keyword }) => keyword !== "if").map(told);
  console.log(JSON.stringify([...new Set(errors)]));
}
