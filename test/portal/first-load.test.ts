import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPortal } from "../../web/build.mjs";

const dist = join(import.meta.dirname, "../../web/dist");
const budgetBytes = 350_000;
let loaded: { file: string; bytes: number; text: string }[];

/** The page names its script and all that it imports; what pages import of their own comes later. */
beforeAll(() => {
  expect(buildPortal()).toBe(true);
  const files = readFileSync(join(dist, "index.html"), "utf8").matchAll(
    /(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g,
  );
  loaded = [...files].map(([, file]) => {
    const content = readFileSync(join(dist, file!));
    return { file: file!, bytes: gzipSync(content).length, text: content.toString() };
  });
});

describe("what a browser loads before it shows the first page", () => {
  it("is at most 350 KB, compressed", () => {
    expect(loaded.length).toBeGreaterThan(5);
    const total = loaded.reduce((n, { bytes }) => n + bytes, 0);
    console.log(`first load: ${loaded.length} files, ${total} bytes of ${budgetBytes}`);
    expect(total).toBeLessThanOrEqual(budgetBytes);
  });

  it("holds no schemas: the API judges what it is sent", () =>
    expect(loaded.filter(({ text }) => text.includes("ZodError") || text.includes("invalid_type"))).toEqual([]));
});
