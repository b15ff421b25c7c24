import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { alertRaised } from "../../events/alerts.ts";
import { stockMoved } from "../../events/inventory.ts";
import { handler as checkStockLevels } from "../../functions/alerts/check-stock-levels.event.ts";
import { handler as escalateAlerts } from "../../functions/alerts/escalate-alerts.job.ts";
import { raiseAlert, resolveAlert } from "../../functions/alerts/index.ts";
import { judged } from "../../functions/alerts/stock-level.ts";
import { stockNews } from "../../functions/alerts/stock-news.ts";
import { readLevels } from "../../functions/inventory/index.ts";
import { productCreation } from "../../functions/catalog/index.ts";
import { acknowledgeAlert, type Alert, getAlert, listAlerts, snoozeAlert } from "../../shared/contracts/alerts.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { addSeconds } from "../../shared/dates.ts";
import { database, queryAll } from "../../shared/table.ts";
import { actor, aPlace, cause, post } from "../inventory/places.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";

const realNow = clock.now;
let hq: Member, admin: Member, mine: Member, stranger: Member;
beforeAll(async () => {
  await startEngine();
  hq = await aMember("warehouse");
  admin = await aMember("admin");
  mine = await aMember("buyer", "dst_a");
  stranger = await aMember("manager", "dst_z");
});
afterEach(() => {
  clock.now = realNow;
});
const laterBy = (hours: number): void => {
  clock.now = () => addSeconds(realNow(), hours * 3_600);
};

interface Place {
  sku: string;
  locationId: LocationId;
}
/** A watched balance: reorder point 40, safety stock 20. */
const aWatchedPlace = async (onHand: number, tenant = "HQ"): Promise<Place> => {
  const [locationId, sku] = [await aPlace(tenant, { name: "Shanghai" }), `SKU-${freshToken()}`];
  const product = {
    sku,
    name: { en: "Tea" },
    category: "Tea",
    unit: "box",
    wholePacksOnly: false,
    status: "active",
    version: 1,
  } as const;
  await commit(productCreation(product, { actor, now: clock.now() }));
  const place = { sku, locationId };
  if (onHand > 0) await post([{ ...place, onHand, cause }]);
  await watch(place, 0);
  return place;
};
const watch = (place: Place, expectedVersion: number, levels: object = {}) =>
  call(setThreshold, {
    as: admin,
    params: { ...place },
    body: { reorderPoint: 40, safetyStock: 20, ...levels, expectedVersion },
  });
const hear = async (stock: Place[], definition = stockMoved, times = 1): Promise<void> => {
  const data = {
    ...(definition.example as object),
    stock: stock.map((s) => ({ onHand: 0, reserved: 0, incoming: 0, inTransit: 0, ...s })),
  };
  const detail = {
    id: `evt_${freshToken()}`,
    aggregateId: "doc_1",
    version: 1,
    tenant: "HQ",
    actor,
    at: clock.now(),
    schemaVersion: 1,
    data,
  };
  const record = { messageId: "1", body: JSON.stringify({ "detail-type": definition.type, detail }) };
  const Records = Array.from({ length: times }, (_, i) => ({ ...record, messageId: String(i) }));
  expect(await checkStockLevels({ Records } as never)).toEqual({ batchItemFailures: [] });
};
const move = async (place: Place, onHand: number): Promise<void> => {
  await post([{ ...place, onHand, cause }]);
  await hear([place]);
};
const listed = async (as: Member, show = "open"): Promise<Alert[]> =>
  (await call(listAlerts, { as, query: { show, limit: "100" } })).body.items;
const alertsAt = async (place: Place, show = "open"): Promise<Alert[]> =>
  (await listed(hq, show)).filter(({ facts }) => facts.sku === place.sku);
const timelineOf = async (id: string): Promise<string[]> =>
  (await call(getAlert, { as: hq, params: { alertId: id } })).body.timeline.map(({ type }: { type: string }) => type);
const tick = async (): Promise<void> => {
  const body = JSON.stringify({ scheduledTime: clock.now() });
  expect(await escalateAlerts({ Records: [{ messageId: "1", body }] } as never)).toEqual({ batchItemFailures: [] });
};

describe("stock that falls", () => {
  test("to its reorder point raises one alert with the figures; above it none", async () => {
    const place = await aWatchedPlace(100);
    await move(place, -59);
    expect(await alertsAt(place)).toEqual([]);
    await move(place, -1);
    expect(await alertsAt(place)).toMatchObject([
      {
        rule: "stock/reorder",
        severity: "warning",
        tenant: "HQ",
        status: "open",
        version: 1,
        facts: {
          product: { en: "Tea" },
          locationName: "Shanghai",
          available: 40,
          reorderPoint: 40,
          safetyStock: 20,
          shortfall: 1,
        },
      },
    ]);
    await move(place, -5);
    expect(await alertsAt(place)).toMatchObject([{ version: 1 }]);
  });
  test("below safety stock makes that alert worse in place, and eases it on the way up", async () => {
    const place = await aWatchedPlace(30);
    await hear([place]);
    const [alert] = await alertsAt(place);
    await move(place, -11);
    expect(await alertsAt(place)).toMatchObject([
      { id: alert!.id, rule: "stock/below-safety", severity: "critical", facts: { shortfall: 22 }, version: 2 },
    ]);
    await move(place, 5);
    expect(await alertsAt(place)).toMatchObject([{ id: alert!.id, rule: "stock/reorder", version: 3 }]);
    await move(place, 50);
    expect(await alertsAt(place)).toEqual([]);
    expect(await alertsAt(place, "resolved")).toMatchObject([{ id: alert!.id, status: "resolved", version: 4 }]);
    expect(await timelineOf(alert!.id)).toEqual(["AlertRaised", "AlertEscalated", "AlertEased", "AlertResolved"]);
  });
  test("again after it was resolved raises a new alert", async () => {
    const place = await aWatchedPlace(30);
    await hear([place]);
    await move(place, 50);
    await move(place, -50);
    expect([await alertsAt(place), await alertsAt(place, "resolved")].map(({ length }) => length)).toEqual([1, 1]);
  });
  test("by reservation counts: what is available is judged, not what lies there", async () => {
    const place = await aWatchedPlace(100);
    await post([{ ...place, reserved: 90, cause }]);
    await hear([place]);
    expect(await alertsAt(place)).toMatchObject([
      { rule: "stock/below-safety", facts: { available: 10, onHand: 100 } },
    ]);
  });
  test("raises nothing where no level is watched, or both are 0", async () => {
    const place = { sku: `SKU-${freshToken()}`, locationId: await aPlace() };
    await post([{ ...place, onHand: 1, cause }]);
    await hear([place]);
    const off = await aWatchedPlace(0);
    await watch(off, 1, { reorderPoint: 0, safetyStock: 0 });
    await hear([off]);
    expect([...(await alertsAt(place)), ...(await alertsAt(off))]).toEqual([]);
  });
  test("is told by every event that names stock", async () => {
    expect(stockNews.length).toBeGreaterThan(8);
    for (const definition of stockNews) {
      const place = await aWatchedPlace(10);
      await hear([place], definition as unknown as typeof stockMoved);
      expect(await alertsAt(place), definition.type).toHaveLength(1);
    }
  });
});

describe("an alert", () => {
  test("is raised once, however often and at once its event is heard", async () => {
    const places = await Promise.all([aWatchedPlace(10), aWatchedPlace(30), aWatchedPlace(90)]);
    await hear(places, stockMoved, 8);
    expect(
      (await Promise.all(places.map((p) => alertsAt(p)))).map((a) => a.map(({ rule, version }) => [rule, version])),
    ).toEqual([[["stock/below-safety", 1]], [["stock/reorder", 1]], []]);
  });
  test("is not raised on figures that are not true any more", async () => {
    const place = await aWatchedPlace(10);
    const client = database();
    const original = client.send.bind(client);
    let refilled = false;
    client.send = (async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === "TransactWriteCommand" && !refilled) {
        refilled = true;
        await post([{ ...place, onHand: 100, cause }]);
      }
      return original(command as never);
    }) as typeof client.send;
    await hear([place]);
    client.send = original as typeof client.send;
    expect(refilled).toBe(true);
    expect([...(await alertsAt(place)), ...(await alertsAt(place, "resolved"))]).toEqual([]);
  });
  test("agrees with its balance after any number of movements, heard in any order", async () => {
    const place = await aWatchedPlace(60);
    const moves = [-15, -15, -20, 40, -45, 60, -50, 30, -30, 10];
    await Promise.all(
      moves.map(async (onHand) => {
        await post([{ ...place, onHand, cause }]).catch(() => undefined);
        await hear([place], stockMoved, 2);
      }),
    );
    const [level] = await readLevels([place]);
    const verdict = judged(level!);
    expect((await alertsAt(place)).map(({ rule }) => rule)).toEqual(verdict ? [verdict.rule] : []);
  });
  test("ends when the threshold is lowered", async () => {
    const place = await aWatchedPlace(30);
    await hear([place]);
    await watch(place, 1, { reorderPoint: 25 });
    await hear([place]);
    expect(await alertsAt(place)).toEqual([]);
  });
  test("belongs to the tenant whose stock it is: HQ and it see it, others do not", async () => {
    const place = await aWatchedPlace(10, "dst_a");
    await hear([place]);
    const [alert] = await alertsAt(place);
    expect(alert).toMatchObject({ tenant: "dst_a" });
    expect((await listed(mine)).map(({ id }) => id)).toEqual([alert!.id]);
    expect(await listed(stranger)).toEqual([]);
    const params = { alertId: alert!.id };
    expect(await call(getAlert, { as: mine, params })).toMatchObject({ status: 200 });
    expect(await call(getAlert, { as: stranger, params })).toMatchObject({ status: 404 });
    const body = { expectedVersion: 1 };
    expect(await call(acknowledgeAlert, { as: stranger, params, body })).toMatchObject({ status: 404 });
    const until = addSeconds(clock.now(), 3_600);
    expect(
      await call(snoozeAlert, { as: stranger, params, body: { ...body, until, reason: "no reason" } }),
    ).toMatchObject({ status: 404 });
    const viewer = await aMember("viewer", "dst_a");
    expect(await call(acknowledgeAlert, { as: viewer, params, body })).toMatchObject({ status: 403 });
  });
  test("is taken by one member, then by another, and leaves their list when it is over", async () => {
    const place = await aWatchedPlace(10);
    await hear([place]);
    const params = { alertId: (await alertsAt(place))[0]!.id };
    const taken = await call(acknowledgeAlert, { as: hq, params, body: { expectedVersion: 1, note: "ordered 200" } });
    expect(taken).toMatchObject({
      status: 200,
      body: { status: "acknowledged", owner: { userId: hq.userId }, version: 2 },
    });
    expect(await call(acknowledgeAlert, { as: admin, params, body: { expectedVersion: 1 } })).toMatchObject({
      status: 409,
      body: { code: "record/stale" },
    });
    expect((await listed(hq, "mine")).map(({ id }) => id)).toContain(params.alertId);
    expect(await call(acknowledgeAlert, { as: admin, params, body: { expectedVersion: 2 } })).toMatchObject({
      status: 200,
    });
    expect((await listed(hq, "mine")).map(({ id }) => id)).not.toContain(params.alertId);
    expect((await listed(admin, "mine")).map(({ id }) => id)).toContain(params.alertId);
    await move(place, 100);
    expect(await listed(admin, "mine")).toEqual([]);
    const late = await call(acknowledgeAlert, { as: admin, params, body: { expectedVersion: 4 } });
    expect(late).toMatchObject({ status: 409, body: { code: "alert/resolved" } });
  });
});

describe("an alert that nobody takes", () => {
  const raisedAlert = async (onHand = 10): Promise<{ place: Place; params: { alertId: string } }> => {
    const place = await aWatchedPlace(onHand);
    await hear([place]);
    return { place, params: { alertId: (await alertsAt(place))[0]!.id } };
  };
  test("is escalated after a day, once", async () => {
    const { params } = await raisedAlert();
    laterBy(23.9);
    await tick();
    expect(await timelineOf(params.alertId)).toEqual(["AlertRaised"]);
    laterBy(24.1);
    await tick();
    await tick();
    laterBy(80);
    await tick();
    expect(await timelineOf(params.alertId)).toEqual(["AlertRaised", "AlertEscalated"]);
  });
  test("is not escalated when somebody took it, or its cause is gone", async () => {
    const [taken, over] = [await raisedAlert(), await raisedAlert()];
    await call(acknowledgeAlert, { as: hq, params: taken.params, body: { expectedVersion: 1 } });
    await move(over.place, 100);
    laterBy(30);
    await tick();
    expect(await timelineOf(taken.params.alertId)).toEqual(["AlertRaised", "AlertAcknowledged"]);
    expect(await timelineOf(over.params.alertId)).toEqual(["AlertRaised", "AlertResolved"]);
  });
  test("may be snoozed: it comes back when the time is over, or when it gets worse", async () => {
    const [first, second] = [await raisedAlert(), await raisedAlert(30)];
    const until = addSeconds(clock.now(), 48 * 3_600);
    const body = { until, reason: "delivery on Wednesday", expectedVersion: 1 };
    for (const { params } of [first, second])
      expect(await call(snoozeAlert, { as: hq, params, body })).toMatchObject({
        status: 200,
        body: { snoozedUntil: until, version: 2 },
      });
    await move(second.place, -20);
    expect(await alertsAt(second.place)).toMatchObject([{ severity: "critical" }]);
    expect((await alertsAt(second.place))[0]).not.toHaveProperty("snoozedUntil");
    laterBy(47);
    await tick();
    expect(await timelineOf(first.params.alertId)).toEqual(["AlertRaised", "AlertSnoozed"]);
    laterBy(49);
    await tick();
    expect(await timelineOf(first.params.alertId)).toEqual(["AlertRaised", "AlertSnoozed", "AlertEscalated"]);
  });
  test("is snoozed to a time ahead of now, at most 30 days", async () => {
    const { params } = await raisedAlert();
    for (const hours of [-1, 31 * 24]) {
      const body = { until: addSeconds(clock.now(), hours * 3_600), reason: "later", expectedVersion: 1 };
      expect(await call(snoozeAlert, { as: hq, params, body })).toMatchObject({
        status: 422,
        body: { code: "alert/snooze-past" },
      });
    }
  });
});

describe("the front door", () => {
  test("opens one alert for a rule and key, and closes it; repetitions do nothing", async () => {
    const about = { rule: "order/promise-missed", key: `ord_${freshToken()}` };
    const raising = {
      ...about,
      tenant: "HQ" as const,
      severity: "warning" as const,
      facts: { daysLate: 1 },
      now: clock.now(),
    };
    const actions = await raiseAlert(raising);
    expect(actions.length).toBeLessThanOrEqual(5);
    await commit(actions);
    expect(await raiseAlert(raising)).toEqual([]);
    await expect(commit(actions)).rejects.toMatchObject({ code: "record/stale" });
    await commit(await resolveAlert({ ...about, now: clock.now() }));
    expect(await resolveAlert({ ...about, now: clock.now() })).toEqual([]);
  });
  test("tells each transition by one event that has all the facts", async () => {
    const key = `ord_${freshToken()}`;
    const facts = { daysLate: 1 };
    await commit(await raiseAlert({ rule: "r", key, tenant: "HQ", severity: "warning", facts, now: clock.now() }));
    const [alert] = (await listed(hq)).filter((a) => a.key === key);
    const events = await queryAll<{ eventType: string; data: unknown }>({
      partition: `ALERT#${alert!.id}`,
      prefix: "EVENT#",
    });
    expect(events.map(({ eventType }) => eventType)).toEqual([alertRaised.type]);
    expect(events[0]!.data).toMatchObject({ alertId: alert!.id, rule: "r", key, severity: "warning", facts });
  });
});
