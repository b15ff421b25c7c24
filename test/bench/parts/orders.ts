import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { freshToken } from "../../../shared/clock.ts";
import { submitOrder } from "../../../shared/contracts/orders.ts";
import { database } from "../../../shared/table.ts";
import { call } from "../../support/call.ts";
import { ok } from "../../support/company.ts";
import { allOk, closedLoop, quantile, rounded, submit, type Timed } from "../load.ts";
import type { Row } from "../result.ts";
import { copies, type Copy, openStage, type Stage } from "../stage.ts";

interface Template {
  orderId: string;
  onceKey: string;
  text: string;
}
/** The transaction of a real submission of each shop's order, as the SDK was given it. */
export const captured = async ({ shops }: Stage): Promise<Map<string, Template>> => {
  const found = new Map<string, Template>();
  let last: TransactWriteCommandInput | undefined;
  database().middlewareStack.add(
    (next) => (args) => {
      if ("TransactItems" in args.input) last = args.input as TransactWriteCommandInput;
      return next(args);
    },
    { step: "initialize", name: "capture" },
  );
  for (const { shop, orderId } of await copies(shops, shops.length)) {
    await ok(call(submitOrder, { as: shop.buyer, params: { orderId }, body: { expectedVersion: 1 } }));
    const once = last!.TransactItems!.find(({ Put }) => String(Put?.Item?.pk).startsWith("ONCE#"))!;
    found.set(shop.distributor.id, {
      orderId,
      onceKey: String(once.Put!.Item!.pk).slice(5),
      text: JSON.stringify(last),
    });
  }
  database().middlewareStack.remove("capture");
  return found;
};

/** The same transaction for another draft: its id, the mark of the request and the event's own id are new, all sizes the same. */
export const again = (template: Template, orderId: string): TransactWriteCommandInput =>
  JSON.parse(
    template.text
      .replaceAll(template.orderId, orderId)
      .replaceAll(template.onceKey, freshToken())
      .replaceAll(/evt_[0-9a-z]{20}/g, `evt_${freshToken()}`),
  ) as TransactWriteCommandInput;

export const submitted = async (stage: Stage, clients: number, count: number) => {
  const work = await copies(stage.shops, count);
  const { results, seconds } = await closedLoop(clients, work, (copy) => submit(stage.api, copy));
  allOk(results);
  return { perSecond: count / seconds, ms: results.map(({ ms }: Timed) => ms) };
};

const raw = async (stage: Stage, templates: Map<string, Template>, clients: number, count: number) => {
  const work = (await copies(stage.shops, count)).map(({ shop, orderId }: Copy) =>
    again(templates.get(shop.distributor.id)!, orderId),
  );
  const { seconds } = await closedLoop(clients, work, (input) => database().send(new TransactWriteCommand(input)));
  return count / seconds;
};

/**
 * Orders of five lines a second, through the gateway with all it checks, against the very same transaction sent straight to the same engine. Rounds of the two
 * alternate. Subscribers rest meanwhile: the floor has none either.
 */
export const orders = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage();
  const templates = await captured(stage);
  const [count, rounds] = quick ? [60, 1] : [400, 3];
  await submitted(stage, 8, quick ? 40 : 400);
  await raw(stage, templates, 8, quick ? 40 : 400);
  const rows: Row[] = [];
  for (const clients of [1, 8, 32]) {
    const [http, floor]: [number[], number[]] = [[], []];
    const ms: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      floor.push(await raw(stage, templates, clients, count));
      const round = await submitted(stage, clients, count);
      http.push(round.perSecond);
      ms.push(...round.ms);
    }
    const what = `${clients} client${clients > 1 ? "s" : ""}`;
    const part = "orders";
    const ratio = rounded(quantile(http, 0.5) / quantile(floor, 0.5));
    rows.push(
      { part, what: `${what}: submitted orders`, figure: rounded(quantile(http, 0.5), 0), unit: "/s" },
      { part, what: `${what}: the bare transaction`, figure: rounded(quantile(floor, 0.5), 0), unit: "/s" },
      { part, what: `${what}: ratio`, figure: ratio, unit: "×", ...(clients === 8 && { bar: { atLeast: 0.6 } }) },
      ...[0.5, 0.95, 0.99].map((q) => ({
        part,
        what: `${what}: p${q * 100}`,
        figure: rounded(quantile(ms, q), 1),
        unit: "ms",
      })),
    );
  }
  await stage.stop();
  return rows;
};
