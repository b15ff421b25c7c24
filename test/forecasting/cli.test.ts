import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { anItem } from "./make.ts";

const cli = fileURLToPath(new URL("../../shared/forecasting/cli.ts", import.meta.url));

function run(
  lines: string[],
  ...options: string[]
): { out: Record<string, unknown>[]; err: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", cli, ...options],
    {
      input: lines.join("\n"),
      encoding: "utf8",
    },
  );
  return {
    out:
      stdout.trim() === ""
        ? []
        : stdout
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as Record<string, unknown>),
    err: stderr,
    status,
  };
}

const line = (over: object = {}) => JSON.stringify({ id: "a", freq: "M", m: 12, h: 4, x: anItem().y, ...over });

it("answers each line in its order, and says which line cannot be used and why", () => {
  const { out, err, status } = run([
    line(),
    "{broken",
    "",
    line({ id: "q", freq: "Q", m: 4, x: [1, 2, 3, 4, 5, 6, 7, 8, 9] }),
    line({ freq: "fortnight" }),
    line({ h: 0 }),
    line({ x: "many" }),
    line({ id: undefined }),
    line({ id: "gaps", x: [1, null, "?", 4, 5] }),
  ]);
  expect(status).toBe(0);
  expect(out.map((o) => o["id"] ?? null)).toEqual(["a", null, "q", "a", "a", "a", null, "gaps"]);
  expect(out.map((o) => o["line"]).filter(Boolean)).toEqual([2, 5, 6, 7, 8]);
  expect(out.filter((o) => o["error"] === undefined)).toHaveLength(3);
  expect(Object.keys(out[0]!)).toEqual(["id", "mean", "lo", "hi", "model", "flags"]);
  for (const key of ["mean", "lo", "hi"]) expect(out[0]![key]).toHaveLength(4);
  expect(err).toContain("3 forecast, 5 lines could not be used");
});

it("streams: what comes after the lines it learnt from is answered with the same knowledge", () => {
  const lines = Array.from({ length: 9 }, (_, i) => line({ id: String(i) }));
  const { out } = run(lines, "--learn", "3", "--tier", "fast");
  expect(out.map((o) => o["id"])).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
  expect(out[8]!["mean"]).toEqual(out[0]!["mean"]);
});

it("refuses options it does not know", () => {
  expect(run([], "--tier", "best").status).toBe(2);
});
