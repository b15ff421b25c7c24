import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { allTriggers } from "../../functions/triggers.ts";
import { createOrder } from "../../shared/contracts/orders.ts";
import { maxBodyBytes } from "../../shared/parse-request.ts";
import { isRoute } from "../../shared/triggers.ts";
import { call, type Member } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import { requestFor } from "./requests.ts";
import { type Path, type Schema, choicesOf, schemaOf, withAt } from "./schemas.ts";
import { type TwoTenants, twoTenants } from "./world.ts";

const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
const parts = ["params", "query", "body"] as const;
interface Field {
  route: AnyContract;
  part: (typeof parts)[number];
  path: Path;
  schema: Schema;
}
/** Every field that a request may have, through arrays (by their first entry) and alternatives. */
const fieldsIn = (schema: Schema, path: Path = []): { path: Path; schema: Schema }[] =>
  choicesOf(schema).flatMap((one) => [
    { path, schema: one },
    ...Object.entries(one.properties ?? {}).flatMap(([name, inner]) => fieldsIn(inner, [...path, name])),
    ...(one.items ? fieldsIn(one.items, [...path, 0]) : []),
  ]);
const fields: Field[] = routes.flatMap((route) =>
  parts.flatMap((part) =>
    route[part] ? fieldsIn(schemaOf(route[part] as z.ZodType)).map((field) => ({ route, part, ...field })) : [],
  ),
);
const nameOf = ({ route, part, path }: Field): string => `${route.name} ${part}.${path.join(".")}`;

let world: TwoTenants;
beforeAll(async () => {
  world = await twoTenants();
}, 120_000);
afterAll(() => world.stop());
const may = ({ who }: AnyContract): Member | undefined =>
  typeof who === "string" ? undefined : world.members[who[0]!];

describe("every field of every request", () => {
  it("has an end: a length, a number of entries, a greatest value", () => {
    const endless = fields.filter(({ schema }) => {
      const { type, maxLength, pattern, format, maxItems, maximum } = schema;
      if (schema.enum || "const" in schema) return false;
      if (type === "string")
        return maxLength === undefined && !format && !(pattern && !/[*+]\$|\{\d+,\}/.test(pattern));
      if (type === "array") return maxItems === undefined;
      if (type === "integer" || type === "number") return maximum === undefined;
      return false;
    });
    expect(fields.length).toBeGreaterThan(300);
    expect([...new Set(endless.map(nameOf))]).toEqual([]);
    console.log(`limits: ${fields.length} fields of ${routes.length} routes have an end`);
  });

  it("is taken at its limit and refused by name one beyond it", async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const field of fields) {
      const { route, part, path, schema } = field;
      const { maxLength, maxItems, maximum, pattern, format } = schema;
      const request = requestFor(route, world.own);
      const at = (path as (string | number)[]).reduce<any>((value, name) => value?.[name], request[part]);
      const fill = (by: number): unknown => {
        if (maxItems !== undefined && Array.isArray(at) && at.length > 0) return Array.from({ length: maxItems + by }, () => at[0]); // prettier-ignore
        if (maxLength !== undefined && !pattern && !format) return "x".repeat(maxLength + by);
        if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) return maximum + by;
        return undefined;
      };
      const parent = path.slice(0, -1).reduce<any>((value, name) => value?.[name], request[part]);
      if (fill(0) === undefined || parent === undefined || path.length === 0) continue;
      const issuesOf = (value: unknown) =>
        (route[part] as z.ZodType).safeParse(withAt(request[part], path, value)).error?.issues.filter(
          (issue) => (issue.code === "too_big" || issue.code === "invalid_union") && issue.path.join(".").startsWith(path.join(".")),
        ) ?? []; // prettier-ignore
      tried += 1;
      if (issuesOf(fill(0)).length > 0) wrong.push(`${nameOf(field)} refuses its limit`);
      const beyond = withAt(request[part], path, fill(1));
      const text = part === "body" ? beyond : Object.fromEntries(Object.entries(beyond as object).map(([k, v]) => [k, String(v)])); // prettier-ignore
      const { status, body } = await call(route, { ...request, [part]: text, ...(may(route) && { as: may(route) }) });
      const signed = route.who === "signed";
      if (!signed && (status !== 400 || !JSON.stringify(body.errors).includes(`"${part}`)))
        wrong.push(`${nameOf(field)} takes ${JSON.stringify(fill(1)).length} characters: ${status} ${body?.code}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    console.log(`limits: ${tried} fields at their limit and one beyond it`);
  });
});

describe("a body", () => {
  it("of exactly 256 KiB is read by every route, one byte more by none", async () => {
    const wrong: string[] = [];
    const to = routes.filter(({ body, who }) => body !== undefined && who !== "signed");
    for (const route of to) {
      const { body, ...request } = requestFor(route, world.own);
      const text = JSON.stringify(body);
      for (const more of [0, 1]) {
        const padded = text + " ".repeat(maxBodyBytes + more - Buffer.byteLength(text));
        const reply = await call(route, { ...request, body: padded, ...(may(route) && { as: may(route) }) });
        if ((reply.status === 413) !== (more === 1) || reply.body?.code === "request/not-json")
          wrong.push(`${route.name} +${more}: ${reply.status}`);
      }
    }
    expect(to.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });
  it("of ten thousand lines is refused before anything is read", async () => {
    const lines = Array.from({ length: 10_000 }, () => ({ sku: "TEA-1", quantity: 1 }));
    const started = performance.now();
    const { status, body } = await call(createOrder, { as: world.members.buyer, body: { lines } });
    const tookMs = performance.now() - started;
    expect([status, body.code]).toEqual([413, "request/too-large"]);
    const fewer = await call(createOrder, { as: world.members.buyer, body: { lines: lines.slice(0, 5_000) } });
    expect([fewer.status, fewer.body.code, fewer.body.errors[0].path]).toEqual([400, "request/invalid", "body.lines"]);
    console.log(`10,000 lines: refused after ${tookMs.toFixed(1)} ms`);
  });
});
