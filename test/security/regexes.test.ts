import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { isRoute } from "../../shared/triggers.ts";
import { root } from "../support/contracts.ts";
import { choicesOf, type Schema, schemaOf } from "./schemas.ts";

interface Found {
  where: string;
  source: string;
  flags: string;
}
/** Every pattern written in a file; one that is put together is named, and must come in by a schema. */
const literalsIn = (file: string, text: string): { found: Found[]; built: string[] } => {
  const found: Found[] = [];
  const built: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const where = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const callee = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression.getText() : "";
    if (callee === "RegExp") built.push(file);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { found, built };
};
const patternsIn = (schema: Schema): string[] =>
  choicesOf(schema).flatMap(({ pattern, properties, items }) => [
    ...(pattern === undefined ? [] : [pattern]),
    ...Object.values(properties ?? {}).flatMap(patternsIn),
    ...(items ? patternsIn(items) : []),
  ]);
/** Exhausts its time: the answer is "vulnerable" or "unknown", which both fail. */
const settings = { timeout: 20_000, randomSeed: 1 } as const;
const judge = ({ source, flags }: Found): string => {
  const { status, ...more } = checkSync(source, flags, settings);
  return status === "safe" ? "safe" : `${status} ${JSON.stringify("complexity" in more ? more.complexity : more)}`;
};

describe("regular expressions", () => {
  it("take time in proportion to the text, whoever wrote it", async () => {
    const files: string[] = [];
    for (const folder of ["functions", "shared", "events", "local", "operate"])
      for await (const file of glob(`${folder}/**/*.{ts,mjs}`, { cwd: root })) files.push(file);
    const read = files.map((file) => literalsIn(file, readFileSync(join(root, file), "utf8")));
    const schemas = allTriggers.filter(isRoute).flatMap(({ route }) =>
      [route.params, route.query, route.body].flatMap((part) =>
        part ? patternsIn(schemaOf(part)).map((source) => ({ where: `${route.name}'s schema`, source, flags: "" })) : [],
      ),
    ); // prettier-ignore
    const all = [...read.flatMap(({ found }) => found), ...schemas];
    const distinct = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()];
    const wrong = distinct.flatMap((one) => {
      const verdict = judge(one);
      return verdict === "safe" ? [] : [`${one.where} /${one.source}/${one.flags}: ${verdict}`];
    });
    expect(wrong).toEqual([]);
    expect(judge({ where: "", source: "^(a+)+$", flags: "" })).toContain("vulnerable");
    expect([...new Set(read.flatMap(({ built }) => built))]).toEqual(["shared/contracts/primitives.ts"]);
    expect(distinct.length).toBeGreaterThan(50);
    console.log(`regexes: ${distinct.length} (${all.length} places, ${files.length} files), 0 vulnerable`);
  });
});
