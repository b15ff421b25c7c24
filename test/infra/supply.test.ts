import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faultsOf, type Lock, type Manifest, shipped } from "../../verify/supply/lock.ts";

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const lock = (JSON.parse(read("package-lock.json")) as { packages: Lock }).packages;
const manifest = JSON.parse(read("package.json")) as Manifest;
const npmrc = read(".npmrc");
const zod = lock["node_modules/zod"]!;
const faults = (o: { lock?: Lock; manifest?: Manifest; npmrc?: string } = {}): string[] =>
  faultsOf(o.lock ?? lock, o.manifest ?? manifest, o.npmrc ?? npmrc, ["react"]);
const withZod = (change: object): Lock => ({ ...lock, "node_modules/zod": { ...zod, ...change } });

describe("the supply gate", () => {
  it("finds no fault in what is installed", () => {
    expect(Object.keys(lock).length).toBeGreaterThan(500);
    expect(shipped(lock, ["react"])).toEqual(expect.arrayContaining(["node_modules/zod", "node_modules/react"]));
    expect(faults()).toEqual([]);
  });

  it.each([
    ["a package without a hash", { lock: withZod({ integrity: undefined }) }, "no sha512"],
    ["a weaker hash", { lock: withZod({ integrity: "sha1-x" }) }, "no sha512"],
    ["an address", { lock: withZod({ resolved: "https://example.com/zod.tgz" }) }, "names where"],
    ["a script at installation", { lock: withZod({ hasInstallScript: true }) }, "zod runs a script"],
    ["a script that was let in", { manifest: { ...manifest, allowScripts: { node: true, zod: true } } }, "node alone"],
    ["a licence that forbids it", { lock: withZod({ license: "AGPL-3.0-only" }) }, "its licence is AGPL"],
    ["no licence", { lock: withZod({ license: undefined }) }, "not told"],
    ["more direct dependencies", { manifest: { ...manifest, dependencies: { ...manifest.dependencies, more: "1" } } }, "are enough"],
    ["fresh releases", { npmrc: npmrc.replace("min-release-age=7", "") }, "younger than"],
    ["addresses in the lock to be", { npmrc: npmrc.replace(/omit.*/, "") }, "addresses would"],
    ["an empty lock", { lock: {} }, "no package"],
  ])("sees %s", (_, change, text) => expect(faults(change).join("; ")).toContain(text));
}); // prettier-ignore
