import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { handler as countHolds } from "../../functions/credit/count-holds.job.ts";
import { creditOf } from "../../functions/credit/index.ts";
import type { EntityId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { startEngine } from "../support/engine.ts";
import { anEntity, books, hold, limited, now, setLimit, tick } from "./support.ts";

beforeAll(startEngine);

const aHold = fc.record({
  do: fc.constant("hold" as const),
  document: fc.constantFrom("ord_1", "ord_2", "ord_3", "inv_1", "inv_2", "rct_1"),
  amountFen: fc.nat({ max: 9_000 }),
  mode: fc.constantFrom("enforce" as const, "force" as const),
  countsFrom: fc.constantFrom(undefined, "2026-11-20", "2026-12-20"),
});
const aLimit = fc.record({ do: fc.constant("limit" as const), limitFen: fc.nat({ max: 20_000 }), none: fc.boolean() });
const command = fc.oneof({ weight: 4, arbitrary: aHold }, aLimit, fc.record({ do: fc.constant("count" as const) }));
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const run = async (entityId: EntityId, held: Map<string, number>, c: Command): Promise<void> => {
  if (c.do === "count") await countHolds(tick());
  if (c.do === "limit") await setLimit(entityId, c.none ? { kind: "none" } : limited(c.limitFen));
  if (c.do !== "hold") return;
  const { document, amountFen } = c;
  const order = document.startsWith("ord");
  await hold(entityId, {
    ...{ document, amountFen, previousFen: held.get(document) ?? 0, mode: order ? c.mode : "force" },
    ...(order && { countsFrom: c.countsFrom }),
    ...(document.startsWith("inv") && { dueOn: "2026-12-01" }),
  });
  held.set(document, amountFen);
};

describe("the exposure", () => {
  it("is the sum of the hold rows after any sequence of commands, two at a time; a document is held once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(command, command), { minLength: 1, maxLength: 10 }), async (pairs) => {
        const entityId = await anEntity(limited(10_000));
        const held = new Map<string, number>();
        for (const pair of pairs) {
          // Commands on one document follow each other: its own version sees to that.
          const [first, second] = pair.map((c) => (c.do === "hold" ? c.document : c.do));
          const batches = first === second ? pair.map((c) => [c]) : [pair];
          const results: PromiseSettledResult<void>[] = [];
          for (const batch of batches)
            results.push(...(await Promise.allSettled(batch.map((c) => run(entityId, held, c)))));
          for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(Refusal);
          const { account, rows, documents } = await books(entityId);
          expect(account).toEqual(rows);
          expect(documents).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("grows by an enforced command up to the limit and never past it; a refused command changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
        const entityId = await anEntity(limited(10_000));
        const held = new Map<string, number>();
        for (const c of commands) {
          const before = await creditOf(entityId, now);
          const refused = await run(entityId, held, c).then(
            () => false,
            (error: unknown) => (error as Refusal).code === "credit/exceeded",
          );
          const after = await creditOf(entityId, now);
          if (refused) expect(after).toEqual(before);
          const enforced = c.do === "hold" && c.document.startsWith("ord") && c.mode === "enforce";
          if (enforced && !refused && after.exposureFen > before.exposureFen && after.limit.kind === "limited")
            expect(after.availableFen).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });
});
