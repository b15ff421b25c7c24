import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../support/contracts.ts";

it("docs/security.md names tests that there are, one at least for each of its claims", () => {
  const text = readFileSync(join(root, "docs/security.md"), "utf8");
  const claims = text.split("\n").filter((line) => /^\| [\d]/.test(line));
  const named = claims.map((line) => [...line.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, file]) => file!));
  expect(claims.length).toBeGreaterThan(15);
  expect(claims.filter((_, i) => named[i]!.length === 0)).toEqual([]);
  expect(named.flat().filter((file) => !existsSync(join(root, file)))).toEqual([]);
  for (const file of ["access-matrix", "tokens", "properties", "limits", "regexes", "fail-closed", "headers", "logs"])
    expect(named.flat()).toContain(`test/security/${file}.test.ts`);
  console.log(`security: ${claims.length} claims by ${new Set(named.flat()).size} files`);
});
