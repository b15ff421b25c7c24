import { orderSubmitted } from "../../../events/orders.ts";
import { allTriggers } from "../../../functions/triggers.ts";
import { eventsOf, isEvent } from "../../../shared/triggers.ts";
import { allOk, closedLoop, now, openLoop, quantile, rounded, submit } from "../load.ts";
import type { Row } from "../result.ts";
import { copies, openStage, type Stage } from "../stage.ts";
import type { Effect } from "../system.ts";

const subscribers = allTriggers.filter(isEvent).filter((one) => eventsOf(one).includes(orderSubmitted)).length;
const patienceMs = 180_000;

/** Until every subscriber has dealt with the submission of each of `orders`; the time of the last one, for each. */
const lastEffects = async (stage: Stage, orders: ReadonlySet<string>): Promise<Map<string, number>> => {
  const heard = new Map<string, number[]>();
  const started = now();
  for (;;) {
    for (const { orderId, eventType, at } of await stage.ask<Effect[]>({ do: "effects" }))
      if (eventType === orderSubmitted.type && orders.has(orderId))
        heard.set(orderId, [...(heard.get(orderId) ?? []), at]);
    const done = [...heard.values()].filter((times) => times.length >= subscribers).length;
    if (done === orders.size) return new Map([...heard].map(([id, times]) => [id, Math.max(...times)]));
    if (now() - started > patienceMs) throw new Error(`only ${done} of ${orders.size} orders had their effects`);
    await new Promise((again) => setTimeout(again, 50));
  }
};
const atRest = async (stage: Stage): Promise<void> => {
  for (let quiet = 0; quiet < 10;) {
    quiet = (await stage.ask<number>({ do: "waiting" })) === 0 ? quiet + 1 : 0;
    await new Promise((again) => setTimeout(again, 100));
  }
};

/**
 * From sending a submission to the last subscriber's committed effect, at half of what the whole system sustains: gateway, functions, outbox, bus and all subscribers
 * share one process and two cores here, where each has its own in the cloud.
 */
export const effects = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage();
  await stage.ask({ do: "run" });
  const count = quick ? 40 : 200;
  const sustained = async (): Promise<number> => {
    const work = await copies(stage.shops, count);
    const started = now();
    allOk((await closedLoop(8, work, (copy) => submit(stage.api, copy))).results);
    const last = await lastEffects(stage, new Set(work.map(({ orderId }) => orderId)));
    await atRest(stage);
    return count / ((Math.max(...last.values()) - started) / 1_000);
  };
  await sustained();
  const perSecond = await sustained();
  const work = await copies(stage.shops, count);
  const sent = await openLoop(perSecond / 2, work, (copy) => submit(stage.api, copy));
  allOk(sent);
  const last = await lastEffects(stage, new Set(work.map(({ orderId }) => orderId)));
  const ms = work.map(({ orderId }, i) => last.get(orderId)! - sent[i]!.sentAt);
  await stage.stop();
  const part = "effects";
  return [
    {
      part,
      what: `submitted orders with all effects`,
      figure: rounded(perSecond, 1),
      unit: "/s",
      note: `${subscribers} subscribers of OrderSubmitted`,
    },
    ...[0.5, 0.95, 0.99].map((q) => ({
      part,
      what: `submit → last effect at half load: p${q * 100}`,
      figure: rounded(quantile(ms, q), 0),
      unit: "ms",
      ...(q === 0.95 && { bar: { atMost: 1_000 } }),
    })),
  ];
};
