import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anItem } from "./make.ts";

const cli = fileURLToPath(new URL("../../shared/forecasting/cli.ts", import.meta.url));
/** The most memory that a process had, looked at often: what the system counts begins with its parent's. */
const tellsMemory = `data:text/javascript,let most=0;const look=()=>{most=Math.max(most,process.memoryUsage.rss())};
setInterval(look,5).unref();process.on('exit',()=>{look();process.stderr.write('rss '+most)})`.replaceAll("\n", "");
const run = (input: Buffer, ...options: string[]) => {
  const flags = ["--disable-warning=ExperimentalWarning", "--import", tellsMemory];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, cli, ...options], { input, maxBuffer: 1 << 28 }); // prettier-ignore
  const out = stdout.toString().split("\n").slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
  const [said, rss] = stderr.toString().split("rss ");
  return { out, said: said!, status, rssMb: Number(rss) / (1 << 20) };
};

/** A line of the input, and what has to come of it. */
type Given = { bytes: Buffer } & ({ is: "good"; id: string; h: number } | { is: "bad" } | { is: "blank" });
const bytesOf = (value: unknown): Buffer => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

const point = fc.oneof(
  fc.double({ min: 0, max: 1_000, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>(null, "NaN", "Infinity", "7", "", true, [], {}, [[1]], 1e308, -1e308, 5e-324, 1e-300, -0),
);
const someNames = ["a", "", "__proto__", "constructor", "toString", "hasOwnProperty", "promotion", "茶/华东", "\u0000", "\ud800", "💧".repeat(200)]; // prettier-ignore
const name = fc.constantFrom(...someNames);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const wish = fc.record({
  id: fc.oneof(name, fc.integer()),
  freq: fc.constantFrom("H", "D", "W", "M", "Q", "Y"),
  m: maybe(fc.constantFrom(1, 2, 4, 7, 12, 13, 52, 400)),
  h: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(1, 150)),
  x: fc.oneof(fc.array(point, { maxLength: 70 }), fc.constantFrom<unknown[]>([], Array(40).fill(0), Array(30).fill(1e308), wild(), [...Array<number>(30).fill(0), 5])), // prettier-ignore
  start: maybe(fc.constantFrom("2020-01-01", "0000-01-01", "0099-12-31", "9999-12-31", "1970-01-01", "2024-02-29")),
  group: maybe(fc.oneof<fc.Arbitrary<unknown>[]>(name, fc.integer(), fc.constant(null))),
  mask: maybe(fc.oneof<fc.Arbitrary<unknown>[]>(fc.array(fc.constantFrom<unknown>(0, 1, "1", null, {}), { maxLength: 90 }), fc.constant("no"))), // prettier-ignore
  promo: maybe(fc.oneof<fc.Arbitrary<unknown>[]>(fc.array(fc.constantFrom<unknown>(0, 0.5, 1, 9, -1, "0.5", null, {}, [2]), { maxLength: 120 }), fc.constant({}))), // prettier-ignore
});
function wild(): unknown[] {
  return Array.from({ length: 48 }, (_, t) => (t % 12 === 3 ? 1e300 : t % 5));
}
const good: fc.Arbitrary<Given> = wish.map((one) => ({
  is: "good",
  bytes: bytesOf(one),
  id: String(one.id),
  h: one.h,
}));
const spoilt: fc.Arbitrary<Given> = fc
  .tuple(
    wish,
    fc.constantFrom<object>(
      { id: undefined },
      { id: null },
      { id: {} },
      { freq: "m" },
      { freq: 3 },
      { m: 0 },
      { m: 1.5 },
      { m: "12" },
      { m: 401 },
      { h: 0 },
      { h: -1 },
      { h: 1e9 },
      { h: "4" },
      { h: null },
      { x: "1,2" },
      { x: { length: 3 } },
      { x: null },
      { start: "01.02.2024" },
      { start: "2024-13-01" },
      { start: 20240101 },
    ),
  ) // prettier-ignore
  .map(([one, fault]) => ({ is: "bad", bytes: bytesOf({ ...one, ...fault }) }));
const broken: fc.Arbitrary<Given> = fc
  .tuple(wish, fc.nat(1_000_000))
  .map(([one, at]) => {
    const whole = bytesOf(one);
    return { is: "bad", bytes: whole.subarray(0, 1 + (at % (whole.length - 1))) };
  }); // prettier-ignore
const deep = (n: number): string => "[".repeat(n);
const strange: fc.Arbitrary<Given> = fc
  .oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).filter((byte) => byte !== 10)),
    fc.constantFrom("1", "null", "[]", '"a"', "NaN", "{}", "\t \r", "\u00a0", "x".repeat(200_000), deep(200_000), `{"id":"a","freq":"M","h":2,"x":${deep(50_000)}`, '{"id":"a","freq":"M","h":1e999,"x":[1]}').map(bytesOf), // prettier-ignore
  )
  .map((some) => {
    const bytes = Buffer.from(some);
    return { is: bytes.toString().trim() === "" ? ("blank" as const) : ("bad" as const), bytes };
  });
const nested: Given = { is: "good", id: "n", h: 2, bytes: bytesOf(`{"id":"n","freq":"M","h":2,"x":[1,${deep(2_000)}${"]".repeat(2_000)},1e999,2,3]}`) }; // prettier-ignore

/** Bytes of a file of those lines: a mark of byte order, both kinds of ends, none at the end. */
const fileOf = (lines: readonly Given[]): Buffer =>
  Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), ...lines.flatMap(({ bytes }, i) => [bytes, Buffer.from(i === lines.length - 1 ? "" : i % 2 ? "\r\n" : "\n")])]); // prettier-ignore

const finite = (values: unknown, h: number): boolean =>
  Array.isArray(values) && values.length === h && values.every((v) => typeof v === "number" && Number.isFinite(v));

describe("the command line, whatever it is given", () => {
  it.each([["fast", "3"], ["standard", "5000"], ["full", "60"]])("answers each line that can be used in finite numbers, names each that cannot, and ends well (%s)", (tier, learn) => {
    const { seed } = fc.readConfigureGlobal();
    const any = fc.oneof({ weight: 5, arbitrary: good }, { weight: 2, arbitrary: spoilt }, { weight: 2, arbitrary: broken }, { weight: 2, arbitrary: strange }); // prettier-ignore
    const lines = [nested, ...fc.sample(any, { numRuns: 260, ...(seed !== undefined && { seed }) }), nested];
    const { out, said, status } = run(fileOf(lines), "--tier", tier, "--learn", learn);
    const asked = lines.map((line, i) => ({ ...line, number: i + 1 })).filter(({ is }) => is !== "blank");
    expect({ status, answers: out.length }).toEqual({ status: 0, answers: asked.length });
    for (const [i, line] of asked.entries()) {
      const answer = out[i]!;
      if (line.is === "good") {
        expect(answer).not.toHaveProperty("error");
        expect(answer.id).toBe(JSON.parse(JSON.stringify(line.id)));
        for (const key of ["mean", "lo", "hi"])
          expect([line.bytes.toString().slice(0, 300), key, finite(answer[key], line.h)]).toEqual([expect.anything(), key, true]); // prettier-ignore
      } else {
        expect(answer, line.bytes.toString().slice(0, 200)).toMatchObject({ line: line.number, error: expect.any(String) }); // prettier-ignore
      }
    }
    const usable = asked.filter(({ is }) => is === "good").length;
    expect(usable).toBeGreaterThan(60);
    expect(said).toBe(`${usable} forecast, ${asked.length - usable} lines could not be used\n`);
  }, 120_000); // prettier-ignore

  it("holds no line that is too long, nor what it has answered", () => {
    const one = Buffer.from(`${JSON.stringify({ id: "a", freq: "M", h: 3, x: anItem().y })}\n`);
    const long = Buffer.alloc(200 << 20, "1");
    const rubbish = Buffer.from(`${"{".repeat(50_000)}\n`);
    const input = Buffer.concat([one, long, Buffer.from("\n"), ...Array<Buffer>(600).fill(rubbish), one]);
    const { out, status, rssMb } = run(input, "--tier", "fast", "--learn", "50");
    expect(status).toBe(0);
    expect(out).toHaveLength(603);
    expect(out[1]).toEqual({ line: 2, error: "the line is too long" });
    expect(out[602]).toEqual(out[0]);
    // of 230 MB
    expect(rssMb).toBeGreaterThan(20);
    expect(rssMb).toBeLessThan(200);
  }, 120_000);

  it("refuses options that it does not know before it reads", () => {
    for (const options of [
      ["--tier", "best"],
      ["--level", "1"],
      ["--level", "x"],
      ["--learn", "0"],
      ["--quick"],
      ["more"],
    ]) {
      // prettier-ignore
      const { status, said } = run(Buffer.from("{}\n"), ...options);
      expect([options, status, said]).toEqual([options, 2, expect.stringMatching(/^--tier is fast/)]);
    }
  }, 60_000);
});
