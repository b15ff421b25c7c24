/** The system under measurement, in a process of its own: `fork`ed by stage.ts, which makes the load. Speaks by messages. */
import { allTriggers } from "../../functions/triggers.ts";
import { freePorts } from "../../local/free-ports.ts";
import { startSystem } from "../../local/system.ts";

export interface Effect {
  orderId: string;
  eventType: string;
  run: string;
  at: number;
}
export type Order =
  { do: "mint"; sub: string } | { do: "run" } | { do: "effects" } | { do: "waiting" } | { do: "cpu" } | { do: "stop" };

const first = await freePorts(5);
const system = await startSystem({ triggers: allTriggers, ports: [0, 1, 2, 3, 4].map((i) => first + i) });

/** A message leaves its queue when its subscriber's effect is committed. */
let effects: Effect[] = [];
const { finish } = system.queues;
system.queues.finish = async (run, messages, failed, retry) => {
  const at = performance.timeOrigin + performance.now();
  for (const { Body, MessageId } of messages) {
    const { "detail-type": eventType, detail } = JSON.parse(Body ?? "{}") as Record<string, any>;
    if (detail?.data?.orderId && !failed.has(MessageId!))
      effects.push({ orderId: detail.data.orderId as string, eventType: String(eventType), run, at });
  }
  return finish(run, messages, failed, retry);
};

const answer = async (order: Order): Promise<unknown> => {
  switch (order.do) {
    case "mint":
      return system.identity.mint(order.sub);
    case "run":
      system.runByItself();
      return undefined;
    case "effects": {
      const told = effects;
      effects = [];
      return told;
    }
    case "waiting":
      return system.runs.reduce((n, run) => {
        const { ready, later } = system.queues.waiting(run);
        return n + ready + later;
      }, 0);
    case "cpu":
      return process.cpuUsage();
    case "stop":
      await system.stop();
      process.exit(0);
  }
};
process.on("message", ({ id, order }: { id: number; order: Order }) => {
  answer(order).then(
    (reply) => process.send!({ id, reply: reply ?? null }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send!({ id: 0, reply: { api: system.at.api, dynamoDb: process.env.AWS_ENDPOINT_URL_DYNAMODB } });
