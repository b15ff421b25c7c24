import { beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import type { Contract } from "../../shared/contracts/contract.ts";
import { openApi } from "../../shared/openapi.ts";
import { isRoute } from "../../shared/triggers.ts";

const contracts = allTriggers.filter(isRoute).map(({ route }) => route as Contract<any, any, any, any>);
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; example: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: any; example?: unknown }> }>;
  security: object[];
}
let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
const operationOf = ({ path, method }: Contract): Operation => document.paths[path]![method.toLowerCase()]!;

beforeAll(() => {
  const at = { api: "http://a", authorizationUrl: "http://b/auth", tokenUrl: "http://b/token" };
  document = JSON.parse(JSON.stringify(openApi(contracts, at))) as typeof document;
});

describe("the OpenAPI document", () => {
  it("has every route once, by its name", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(contracts.map(({ name }) => name).sort());
    expect(contracts.length).toBeGreaterThan(10);
    expect(new Set(contracts.map(({ method, path }) => `${method} ${path}`)).size).toBe(contracts.length);
  });
  it("names every placeholder of a path as a parameter, and the key of every POST", () => {
    for (const route of contracts) {
      const { parameters } = operationOf(route);
      const inPath = parameters.filter((p) => p.in === "path").map(({ name }) => name);
      expect([route.name, inPath.sort()]).toEqual([
        route.name,
        [...route.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort(),
      ]);
      const keyed = parameters.some(({ name }) => name === "Idempotency-Key");
      expect([route.name, keyed]).toEqual([
        route.name,
        route.method === "POST" && !route.asksOnly && typeof route.who !== "string",
      ]);
    }
  });
  it("tells every refusal of a route under its status, with its code", () => {
    for (const route of contracts) {
      const { responses } = operationOf(route);
      const told = Object.values(responses).flatMap(
        ({ content }) => (content?.["application/problem+json"]?.schema.properties.code.enum ?? []) as string[],
      );
      for (const code of route.refusals) expect(told).toContain(code);
      expect(told).toContain("request/invalid");
    }
  });
  it("shows examples that its contracts accept", () => {
    for (const route of contracts) {
      if (route.body) expect(() => route.body!.parse(route.example.body), route.name).not.toThrow();
      if (route.params) expect(() => route.params!.parse(route.example.params), route.name).not.toThrow();
      if (route.query) expect(() => route.query!.parse(route.example.query ?? {}), route.name).not.toThrow();
      if (route.ok.status !== 204) expect(() => route.ok.body.parse(route.example.reply), route.name).not.toThrow();
    }
  });
  it("is sound: references lead somewhere, nothing is left that JSON Schema 2020-12 does not know", () => {
    const text = JSON.stringify(document);
    for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g)) expect(ref).toMatch(/^#\/components\/schemas\/Problem$/);
    expect(text).not.toContain('"nullable"');
    expect(document.openapi).toBe("3.1.0");
  });
});
