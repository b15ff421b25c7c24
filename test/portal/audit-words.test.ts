import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { Carrier } from "../../shared/contracts/carriers.ts";
import { Product } from "../../shared/contracts/catalog.ts";
import { Policy } from "../../shared/contracts/company.ts";
import { CreditLimit, TemporaryLimit } from "../../shared/contracts/credit.ts";
import { Distributor } from "../../shared/contracts/distributors.ts";
import { Threshold } from "../../shared/contracts/inventory.ts";
import { Location } from "../../shared/contracts/locations.ts";
import { PriceEntry, PriceList } from "../../shared/contracts/pricing.ts";
import { User } from "../../shared/contracts/users.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allTriggers } from "../../functions/triggers.ts";
import { isRoute } from "../../shared/triggers.ts";

/** Every name of a field, and every value that is one of few, in a schema and all that is nested in it. */
const wordsOf = (schema: z.core.$ZodType, found = { names: new Set<string>(), values: new Set<string>() }) => {
  const definition = schema._zod.def as z.core.$ZodTypeDef & Record<string, any>;
  const inner: z.core.$ZodType[] = [];
  if (definition.type === "object")
    for (const [name, field] of Object.entries<z.core.$ZodType>(definition.shape)) {
      found.names.add(name);
      inner.push(field);
    }
  if (definition.type === "enum")
    for (const value of Object.values(definition.entries)) found.values.add(String(value));
  if (definition.type === "literal") for (const value of definition.values) found.values.add(String(value));
  if (definition.type === "pipe") inner.push(definition.in, definition.out);
  inner.push(...(definition.options ?? []), ...[definition.element, definition.innerType].filter(Boolean));
  for (const one of inner) wordsOf(one, found);
  return found;
};
const audited = [Policy, Carrier, CreditLimit, TemporaryLimit, Distributor, Location, recordPayment.body!, PriceEntry, PriceList, Product, Threshold, User]; // prettier-ignore
/** Read as text: the portal's modules want a browser. */
const texts = readFileSync(join(import.meta.dirname, "../../web/src/pages/audit/fields.texts.ts"), "utf8");
const has = (key: string): boolean => texts.includes(`"${key}":`);

describe("the audit trail", () => {
  const found = audited.map((schema) => wordsOf(schema));
  it("has a name for every field that an audited thing has", () => {
    const names = [...new Set(found.flatMap((one) => [...one.names])), "permanent", "temporary"];
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !has(`field.${name}`))).toEqual([]);
  });
  it("has a word for every value that is one of few, but for codes that are the same in both languages", () => {
    const values = [...new Set(found.flatMap((one) => [...one.values]))];
    expect(values.length).toBeGreaterThan(35);
    expect(values.filter((value) => !has(`value.${value}`) && !/^[A-Z]{1,3}$/.test(value))).toEqual([]);
  });
  it("has words for what is done by the routes that write it", () => {
    const said = [...texts.matchAll(/"action\.([\w-]+)"/g)].map(([, name]) => name!);
    const routes = new Set(allTriggers.filter(isRoute).map(({ route }) => route.name));
    const writes = allTriggers.filter(isRoute).filter(({ run, route }) => route.method !== "GET" && /^(users|distributors|catalog|pricing|company|carriers|credit)\//.test(run)); // prettier-ignore
    const unaudited = /prices|quote|qualification|explain|carrier-events/;
    const silent = writes
      .map(({ route }) => route.name)
      .filter((name) => !said.includes(name) && !unaudited.test(name));
    expect(silent).toEqual([]);
    const ofNoRoute = [...new Set(said)].filter((name) => !routes.has(name));
    expect(new Set(said).size).toBeGreaterThan(15);
    expect(ofNoRoute).toEqual([]);
  });
});
