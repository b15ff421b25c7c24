import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../web/src");
const sourceOf = (name: string, text: string): ts.SourceFile => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true); // prettier-ignore
const files = globSync("**/*.{ts,tsx}", { cwd: root }).map((name) => sourceOf(name, readFileSync(join(root, name), "utf8"))); // prettier-ignore
const each = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  node.forEachChild((child) => each(child, visit));
};
const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};
const nameOf = (property: ts.ObjectLiteralElementLike): string =>
  property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) ? property.name.text : "";
/** What stands in both languages: `{ en: …, "zh-CN": … }`, a table of texts or one text. */
const languagesOf = (node: ts.Node): { en: ts.Expression; zh: ts.Expression } | undefined => {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const of = (name: string) => node.properties.filter(ts.isPropertyAssignment).find((one) => nameOf(one) === name)?.initializer; // prettier-ignore
  const [en, zh] = [of("en"), of("zh-CN")];
  return en && zh && { en, zh };
};
const tableOf = (node: ts.Expression): Map<string, string> =>
  new Map(
    ts.isObjectLiteralExpression(node)
      ? node.properties.map((one) => [nameOf(one), ts.isPropertyAssignment(one) ? textOf(one.initializer) : ""])
      : [["", textOf(node)]],
  );
const textOf = (node: ts.Expression): string => (ts.isStringLiteralLike(node) ? node.text : "");
const factsOf = (text: string): string => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort().join(); // prettier-ignore

/** What one language lacks, leaves empty or tells without a fact that the other tells. */
const lacks = (file: ts.SourceFile): { looked: number; wrong: string[] } => {
  let looked = 0;
  const wrong: string[] = [];
  each(file, (node) => {
    const both = languagesOf(node);
    if (!both) return;
    const [en, zh] = [tableOf(both.en), tableOf(both.zh)];
    looked += en.size;
    for (const key of new Set([...en.keys(), ...zh.keys()])) {
      const [one, other] = [en.get(key), zh.get(key)];
      if (!one || !other) wrong.push(`${placeOf(node)} ${key}: ${one ? "no Chinese" : "no English"}`);
      else if (factsOf(one) !== factsOf(other) && !key.endsWith("_one")) wrong.push(`${placeOf(node)} ${key}: {{${factsOf(one)}}} and {{${factsOf(other)}}}`); // prettier-ignore
    }
  });
  return { looked, wrong };
};

const shown = /^(title|label|placeholder|alt|description|content|okText|cancelText|extra|help|tooltip|message|suffix|addonAfter|aria-label|aria-description|data-title|empty|said|submit|asks)$/; // prettier-ignore
/** Words, not signs: three Latin letters in a row, or a Chinese one. */
const words = /\p{Script=Han}|[A-Za-z]{3}/u;
const chinese = /\p{Script=Han}/u;
/** Parts of an expression that are its value: of `a ? "b" : "c"` the two, of `a === "b" && <p />` neither. */
const values = (node: ts.Expression): ts.Expression[] => {
  if (ts.isConditionalExpression(node)) return [...values(node.whenTrue), ...values(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return values(node.expression);
  if (!ts.isBinaryExpression(node)) return [node];
  const of = node.operatorToken.kind;
  if (of === ts.SyntaxKind.AmpersandAmpersandToken) return values(node.right);
  const both = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken].includes(of);
  return both ? [...values(node.left), ...values(node.right)] : [];
};
const literal = (node: ts.Expression): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" ")
    : textOf(node);
const isInTexts = (node: ts.Node): boolean => {
  for (let up: ts.Node | undefined = node; up; up = up.parent) if (languagesOf(up)) return true;
  return false;
};

/** Texts that a reader sees, and that stand in the code instead of in both languages. */
const hardCoded = (file: ts.SourceFile): string[] => {
  const found: string[] = [];
  const add = (node: ts.Node, text: string): void => void found.push(`${placeOf(node)} ${text.trim()}`);
  each(file, (node) => {
    if (ts.isJsxText(node) && words.test(node.text)) add(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      for (const one of values(node.expression)) if (words.test(literal(one))) add(one, literal(one)); // prettier-ignore
    if (ts.isJsxAttribute(node) && shown.test(node.name.getText()) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      for (const one of value && ts.isExpression(value) ? values(value) : []) if (words.test(literal(one))) add(one, literal(one)); // prettier-ignore
    }
    if (ts.isPropertyAssignment(node) && shown.test(nameOf(node)) && !isInTexts(node))
      for (const one of values(node.initializer)) if (words.test(literal(one))) add(one, literal(one));
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && chinese.test(node.text) && !isInTexts(node)) add(node, node.text); // prettier-ignore
  });
  return [...new Set(found)];
};

describe("the portal's texts", () => {
  it("are in both languages, with the same keys and the same figures in them", () => {
    const all = files.map(lacks);
    const looked = all.reduce((n, one) => n + one.looked, 0);
    console.log(`${looked} texts in ${files.length} files`);
    expect(looked).toBeGreaterThan(1_000);
    expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
  it("that one language lacks are found", () => {
    const file = sourceOf("x.ts", `texts({ en: { a: "A", b: "B {{n}}", c: "" }, "zh-CN": { a: "甲", b: "乙", c: "丙", d: "丁" } })`); // prettier-ignore
    expect(lacks(file).wrong).toEqual(["x.ts:1 b: {{n}} and {{}}", "x.ts:1 c: no English", "x.ts:1 d: no English"]);
  });

  it("stand in no page's code", () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap(hardCoded).filter((text) => !text.endsWith(" SKU"))).toEqual([]); // the same word in both;
  });
  it("that stand in a page's code are found", () => {
    const page = `
      const a = <p title="Not yet">Hello {ok ? "there" : say("x")} 好</p>;
      const b = [{ title: "Total", render: (row) => \`总计 \${row.n}\` }];
      const fine = <p className="small quiet" data-x="yes">{say("total")} · {state === "open" && <b />}</p>;`;
    expect(hardCoded(sourceOf("x.tsx", page)).map((text) => text.split(" ").slice(1).join(" "))).toEqual(["Not yet", "Hello", "there", "好", "Total", "总计"]); // prettier-ignore
  });
});
