import fc from "fast-check";
import { z } from "zod";
import type { CallOptions } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";

/** The part of JSON Schema that the contracts' schemas become. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}
/** Real ids by prefix (`ord_`), and SKUs under "sku": three in four requests are about something that exists. */
export type Known = Record<string, readonly string[]>;
export interface Generated extends CallOptions {
  params?: Record<string, string>;
  query?: Record<string, string>;
}

const words = fc.constantFrom(
  "茶",
  "Tea 100 g",
  "华东",
  "an order of the spring",
  "' OR 1=1 --",
  "#|/%\u0000<b>",
  "👩‍🌾",
  "  x  ",
);
const dates = fc.date({
  min: new Date("2025-12-20T00:00:00Z"),
  max: new Date("2026-05-20T00:00:00Z"),
  noInvalidDate: true,
});
/** What the schema alone cannot tell: formats that are checked after a transformation. */
const byName: Record<string, fc.Arbitrary<unknown>> = {
  email: fc.integer({ min: 1, max: 1_000_000 }).map((n) => `Member.${n}@Example.com`),
  locations: fc.constant("loc_1"),
  timeZone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Mars/Base", ""),
  month: fc.constantFrom("2026-03", "2026-02", "2019-12"),
  trackingUrl: fc.constantFrom("https://example.com/{number}", "https://例子.测试/x"),
};
const integers = ({ minimum = -1_000_000, maximum = 1_000_000 }: Schema): fc.Arbitrary<number> => {
  const small = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 9) });
  return fc.oneof(
    { weight: 6, arbitrary: small },
    { weight: 1, arbitrary: fc.integer({ min: minimum, max: maximum }) },
  );
};
const strings = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  const { pattern, format, minLength = 0, maxLength = 60 } = schema;
  if (format === "date") return dates.map((date) => date.toISOString().slice(0, 10));
  if (format === "date-time") return dates.map((date) => date.toISOString());
  if (format === "email") return byName.email!;
  if (pattern) {
    const real =
      known[/^\^([a-z]+_)/.exec(pattern)?.[1] ?? (pattern.startsWith("^[0-9A-Za-z][0-9A-Za-z._-]") ? "sku" : "")];
    const any = fc.stringMatching(new RegExp(pattern));
    return real?.length ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, any) : any;
  }
  const fits = (text: string): boolean => text.trim().length >= minLength && text.length <= maxLength;
  return fc.oneof(words, fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 40) })).filter(fits);
};

/** Values that fit the schema, but for rules between fields: those are sieved afterwards. */
const valuesOf = (schema: Schema, known: Known, name = ""): fc.Arbitrary<unknown> => {
  const { properties, required = [], additionalProperties } = schema;
  if (byName[name]) return byName[name];
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valuesOf(one, known)));
  if (schema.allOf) return valuesOf(Object.assign({}, ...schema.allOf) as Schema, known, name);
  if (schema.type === "object" && !properties && typeof additionalProperties === "object")
    return fc.dictionary(fc.string({ maxLength: 5 }), valuesOf(additionalProperties, known), { maxKeys: 3 });
  if (schema.type === "object") {
    const fields = Object.entries(properties ?? {}).filter(([field]) => field !== "cursor");
    const model = Object.fromEntries(fields.map(([field, of]) => [field, valuesOf(of, known, field)]));
    return fc.record(model, { requiredKeys: required.filter((field) => field in model), noNullPrototype: true });
  }
  if (schema.type === "array") {
    const { minItems: minLength = 0, maxItems = 3 } = schema;
    return fc.array(valuesOf(schema.items ?? {}, known), { minLength, maxLength: Math.min(maxItems, minLength + 2) });
  }
  if (schema.type === "integer" || schema.type === "number") return integers(schema);
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "null") return fc.constant(null);
  if (schema.type === "string") return strings(schema, known);
  return fc.constantFrom("1", "20");
};

const parts = ["params", "query", "body"] as const;
const partsOf = (contract: AnyContract) => parts.filter((part) => contract[part] !== undefined);
const inText = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(values as object).map(([name, value]) => [name, String(value)]));

/** Requests that the contract allows. */
export const validRequests = (contract: AnyContract, known: Known): fc.Arbitrary<Generated> =>
  fc.record(
    Object.fromEntries(
      partsOf(contract).map((part) => {
        const schema = contract[part] as z.ZodType;
        const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
        const values = valuesOf(json, known).map((value) => (part === "body" ? value : inText(value)));
        return [part, values.filter((value) => schema.safeParse(value).success)];
      }),
    ),
  ) as fc.Arbitrary<Generated>;

const cursorOf = (...positions: unknown[]): string => Buffer.from(JSON.stringify(positions)).toString("base64url");
const cursors = [
  "x",
  cursorOf(),
  cursorOf("", "", ""),
  cursorOf("a", "b", "c"),
  cursorOf(1, 2, 3),
  "💥",
  cursorOf("a".repeat(2_000), "b", "c"),
];
const wrong = fc.constantFrom<unknown>(
  null,
  [],
  {},
  "",
  "x".repeat(5_000),
  -1,
  Number.MAX_VALUE,
  1.5,
  true,
  "2026-02-30",
  "ord_",
  "__proto__",
);

/** Requests that it does not: a field of a valid one is taken away, strange, or one too many; or the whole is something else. */
export const invalidRequests = (contract: AnyContract, known: Known): fc.Arbitrary<Generated> => {
  const spoiled = fc.tuple(
    validRequests(contract, known),
    fc.constantFrom(...partsOf(contract), "query" as const),
    fc.nat(),
    wrong,
    fc.constantFrom("drop", "replace", "add", "whole"),
  );
  return spoiled
    .map(([request, part, at, value, how]) => {
      const given = request[part] ?? {};
      if (part === "body" && how === "whole") return { ...request, body: JSON.stringify(value) };
      if (Array.isArray(given) || typeof given !== "object") return request;
      const changed: Record<string, unknown> = { ...(given as object) };
      const names = Object.keys(changed);
      if (part === "query" && contract.query && at % 3 === 0) changed.cursor = cursors[at % cursors.length];
      else if (how === "add" || names.length === 0) changed.surprise = value;
      else if (how === "drop" && part !== "params") delete changed[names[at % names.length]!];
      else changed[names[at % names.length]!] = value;
      return { ...request, [part]: part === "body" ? changed : inText(changed) };
    })
    .filter((request) => !isValid(contract, request));
};
const strictly = z.strictObject({});
const isValid = (contract: AnyContract, request: Generated): boolean => {
  if (request.query?.cursor !== undefined) return false;
  const body =
    typeof request.body === "string"
      ? (JSON.parse(request.body) as unknown)
      : request.body && JSON.parse(JSON.stringify(request.body));
  return (
    (contract.params?.safeParse(request.params).success ?? true) &&
    (contract.query ?? strictly).safeParse(request.query ?? {}).success &&
    (contract.body?.safeParse(body).success ?? true)
  );
};
