import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { canaryHeardAt, sendCanary } from "../../functions/outbox/index.ts";
import { outbox } from "../../functions/outbox/triggers.ts";
import { unsent } from "../../functions/outbox/unsent.ts";
import { sqsEvent } from "../../local/bus/queues.ts";
import { clock } from "../../shared/clock.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

const run = "outbox/sweep-unsent.job";
let system: TestSystem;
const logged: string[] = [];
beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = "ERROR";
  const keep = (line: unknown): boolean => logged.push(String(line)) > 0;
  for (const to of [process.stdout, process.stderr]) vi.spyOn(to, "write").mockImplementation(keep as never);
  system = await startSystem({ triggers: outbox });
});
afterAll(() => system.stop());

const sweep = async (): Promise<string[]> => {
  const before = logged.length;
  // Not `tick`, which settles: the stream would have sent it first.
  system.queues.send(run, JSON.stringify({ scheduledTime: clock.now() }));
  await (
    await system.handle(run)
  )(sqsEvent(run, await system.queues.receive(run)));
  return logged.slice(before).filter((line) => line.includes(unsent));
};

it("the sweep sends what the stream has left for a quarter of an hour, and pages for it", async () => {
  await sendCanary("canary_late", clock.now());
  expect(await sweep()).toEqual([]);
  system.time.pass(16 * 60);
  const [told] = await sweep();
  expect(JSON.parse(told!)).toMatchObject({ message: unsent, count: 1, level: "ERROR" });
  await system.settle();
  expect(await canaryHeardAt("canary_late")).toBeDefined();
  expect(await sweep()).toEqual([]);
});
