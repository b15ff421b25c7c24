import fc from "fast-check";
import { expect, test } from "vitest";

test("properties have the seed that test/support/seed.ts gives, unless another is asked for", () => {
  const wanted = process.env.FC_SEED ?? "20261123";
  expect(fc.readConfigureGlobal().seed).toBe(wanted === "random" ? undefined : Number(wanted));
  const seen = fc.sample(fc.integer(), 3);
  if (wanted !== "random") expect(fc.sample(fc.integer(), 3)).toEqual(seen);
});
