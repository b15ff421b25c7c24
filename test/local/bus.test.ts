import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventBus, match, rulesOf } from "../../local/bus/event-bus.ts";
import { type Queues, queueName, startQueues } from "../../local/bus/queues.ts";
import { lastDue } from "../../local/bus/schedule.ts";
import { takeBatch, tickDue } from "../../local/bus/workers.ts";
import { openStore } from "../../local/store.ts";
import { allTriggers } from "../../functions/triggers.ts";
import { clock } from "../../shared/clock.ts";
import { eventsOf, isEvent, isJob, type JobTrigger } from "../../shared/triggers.ts";

const subscribers = allTriggers.filter(isEvent);

describe("the bus", () => {
  const rules = rulesOf(subscribers);
  it("brings each event to each of its subscribers, once, and to nobody else", () => {
    expect(subscribers.length).toBeGreaterThan(0);
    for (const trigger of subscribers)
      for (const { source, type } of eventsOf(trigger)) {
        const wanted = subscribers.filter((s) => eventsOf(s).some((e) => e.source === source && e.type === type));
        expect(match(rules, source, type).sort()).toEqual([...new Set(wanted.map(({ run }) => run))].sort());
      }
  });
  it("compares source and type exactly", () => {
    const rule = { source: ["huotong.orders"], detailType: ["OrderSubmitted"], run: "a/b.event" };
    expect(match([rule], "huotong.orders", "OrderSubmitted")).toEqual(["a/b.event"]);
    expect(match([rule], "huotong.order", "OrderSubmitted")).toEqual([]);
    expect(match([rule], "huotong.orders", "OrderSubmitted2")).toEqual([]);
    expect(match([rule], "huotong.credit", "OrderSubmitted")).toEqual([]);
  });
  it("names what it refuses entry by entry, as EventBridge does", () => {
    const heard: string[] = [];
    const rule = { source: ["s"], detailType: ["T"], run: "r" };
    const put = eventBus([rule], (run) => void heard.push(run))["AWSEvents.PutEvents"]!;
    const good = { EventBusName: "huotong", Source: "s", DetailType: "T", Detail: "{}" };
    const reply = put({
      Entries: [good, { ...good, Detail: "{" }, { ...good, Source: "" }, { ...good, EventBusName: "x" }],
    });
    expect(reply).toMatchObject({
      FailedEntryCount: 3,
      Entries: [
        {},
        { ErrorCode: "MalformedDetail" },
        { ErrorCode: "InvalidArgument" },
        { ErrorCode: "NotFoundException" },
      ],
    });
    expect(heard).toEqual(["r"]);
  });
  it("gives every subscriber and job a queue name of its own", () => {
    const runs = [...subscribers, ...allTriggers.filter(isJob)].map(({ run }) => run);
    expect(new Set(runs.map(queueName)).size).toBe(runs.length);
    for (const run of runs) expect(queueName(run)).toMatch(/^[\w-]{1,75}$/);
  });
});

describe("a queue", () => {
  let queues: Queues;
  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" });
    queues = await startQueues(0, ["a/b.event"]);
  });
  afterAll(() => queues.stop());

  it("is empty after its function dealt with its messages", async () => {
    for (const n of [1, 2, 3]) queues.send("a/b.event", String(n));
    const bodies: string[] = [];
    await takeBatch(queues, "a/b.event", async ({ Records }) => void bodies.push(...Records.map(({ body }) => body)));
    expect(bodies.sort()).toEqual(["1", "2", "3"]);
    expect(queues.waiting("a/b.event")).toEqual({ ready: 0, later: 0, dead: 0 });
  });
  it("brings back only what failed, and gives up on it after five times", async () => {
    for (const body of ["good", "bad"]) queues.send("a/b.event", body);
    const heard: string[] = [];
    const handle = async ({ Records }: { Records: { body: string; messageId: string }[] }) => {
      heard.push(...Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => body === "bad");
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };
    for (let i = 0; i < 8; i += 1) await takeBatch(queues, "a/b.event", handle as never, () => 0);
    expect(heard.filter((body) => body === "good")).toHaveLength(1);
    expect(heard.filter((body) => body === "bad")).toHaveLength(5);
    expect(queues.dead("a/b.event")).toEqual(["bad"]);
  });
});

describe("schedules", () => {
  const at = (text: string): number => Date.parse(text);
  const due = (every: string, after: string, until: string, zone = "Asia/Shanghai"): string | undefined => {
    const found = lastDue(every, at(after), at(until), zone);
    return found === undefined ? undefined : new Date(found).toISOString();
  };
  it("have rates at even times", () => {
    expect(due("rate(15 minutes)", "2026-01-01T10:01:00Z", "2026-01-01T10:14:59Z")).toBeUndefined();
    expect(due("rate(15 minutes)", "2026-01-01T10:01:00Z", "2026-01-01T10:15:00Z")).toBe("2026-01-01T10:15:00.000Z");
    expect(due("rate(1 hour)", "2026-01-01T00:30:00Z", "2026-01-01T09:59:00Z")).toBe("2026-01-01T09:00:00.000Z");
  });
  it("have crons on the company's wall clock", () => {
    expect(due("cron(0 6 * * ? *)", "2026-03-01T00:00:00Z", "2026-03-01T22:00:30Z")).toBe("2026-03-01T22:00:00.000Z");
    expect(due("cron(0 6 * * ? *)", "2026-03-01T00:00:00Z", "2026-03-01T21:59:59Z")).toBeUndefined();
    expect(due("cron(0/20 8-9 ? * MON-FRI *)", "2026-03-02T00:00:00Z", "2026-03-02T01:59:00Z")).toBe(
      "2026-03-02T01:40:00.000Z",
    );
    expect(due("cron(0 0 1 JAN,JUL ? *)", "2026-06-30T00:00:00Z", "2026-06-30T23:00:00Z")).toBe(
      "2026-06-30T16:00:00.000Z",
    );
    expect(
      due("cron(30 7 ? * SUN *)", "2026-03-02T00:00:00Z", "2026-03-02T23:00:00Z", "Europe/Berlin"),
    ).toBeUndefined();
  });
  it("are understood, all that there are", () => {
    const jobs = allTriggers.filter(isJob);
    expect(jobs.length).toBeGreaterThan(0);
    for (const { every } of jobs)
      expect(() => lastDue(every, at("2026-01-01"), at("2026-01-03"), "Asia/Shanghai")).not.toThrow();
  });
  const job: JobTrigger = { every: "rate(1 hour)", run: "a/b.job", may: [], ifBroken: "" };
  const ticked = (times: readonly string[], backMs?: number): string[] => {
    const ticks = openStore().shelf("ticks");
    const sent: string[] = [];
    const realNow = clock.now;
    for (const now of times) {
      clock.now = () => now;
      tickDue([job], ticks, "UTC", { send: (_, body) => void sent.push(body) }, backMs);
    }
    clock.now = realNow;
    return sent.map((body) => (JSON.parse(body) as { scheduledTime: string }).scheduledTime);
  };
  const times = ["2026-01-01T10:30:00.000Z", "2026-01-01T15:10:00.000Z", "2026-01-01T15:20:00.000Z"];
  it("tick once for what was missed, and not at the first start", () => {
    expect(ticked(times)).toEqual(["2026-01-01T15:00:00.000Z"]);
  });
  it("tick for the last that was due before the first start, where that is to be made up for", () => {
    expect(ticked(times, 86_400_000)).toEqual(["2026-01-01T10:00:00.000Z", "2026-01-01T15:00:00.000Z"]);
  });
});
