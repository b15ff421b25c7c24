import { recordPayment } from "../../shared/contracts/billing.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import type { Contract } from "../../shared/contracts/contract.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { sqsEvent } from "../../local/bus/queues.ts";
import { aReader } from "../notifications/newsroom.ts";
import { call, type CallOptions } from "../support/call.ts";
import { aCompany, aDistributor, ok, someGoods } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import type { Meter, Used } from "./meter.ts";

export interface Step extends Used {
  name: string;
  invocations: number;
  events: number;
  messages: number;
  mails: number;
}

/** Everything once, one invocation after the other, as a cloud without duplicates would: sends what is unsent, hands each message to its subscriber. */
const follow = async (
  system: TestSystem,
  inOne: <T>(run: () => Promise<T>) => Promise<T>,
  step: Step,
): Promise<void> => {
  for (;;) {
    const { sent } = await inOne(() => system.publish());
    step.events += sent;
    let handled = 0;
    for (const run of system.runs)
      for (const message of await system.queues.receive(run)) {
        const handle = await system.handle(run);
        const reply = await inOne(() => handle(sqsEvent(run, [message])));
        if (reply?.batchItemFailures.length) throw new Error(`${run} failed`);
        await system.queues.finish(run, [message], new Set(), () => 0);
        handled += 1;
      }
    step.messages += handled;
    if (sent + handled === 0) return;
  }
};

/** Drafted, submitted, approved, picked, shipped, received, invoiced and paid: five lines from one warehouse. */
export const orderLife = async (meter: Meter): Promise<Step[]> => {
  const system = await startSystem();
  const company = await aCompany();
  const skus = ["A", "B", "C", "D", "E"].map((name) => `UNIT-${name}`);
  await someGoods(company, skus.map((sku, i) => ({ sku, unitFen: 900 + i, stock: { [company.hangzhou]: 1_000 } }))); // prettier-ignore
  const { buyer, distributor } = await aDistributor(company);
  const carrier = await ok(call(createCarrier, { as: company.admin, body: { code: "SF", name: "顺丰速运" } }));
  // Who is told of it by mail: one colleague of each kind.
  for (const role of ["sales", "finance", "warehouse"] as const) await aReader(role);
  await aReader("buyer", distributor.id);
  await system.settle();
  meter.start();

  const steps: Step[] = [];
  const step = async (name: string, contract: Contract<any, any, any, any>, options: CallOptions) => {
    const now: Step = {
      name,
      invocations: 0,
      events: 0,
      messages: 0,
      mails: 0,
      reads: 0,
      writes: 0,
      floor: { reads: 0, writes: 0 },
    };
    const inOne = async <T>(run: () => Promise<T>): Promise<T> => {
      const { result, used } = await meter.invocation(run);
      now.invocations += 1;
      now.reads += used.reads;
      now.writes += used.writes;
      now.floor.reads += used.floor.reads;
      now.floor.writes += used.floor.writes;
      return result;
    };
    const before = system.mails().length;
    const body = await inOne(() => ok(call(contract, options)));
    await follow(system, inOne, now);
    now.mails = system.mails().length - before;
    steps.push(now);
    return body;
  };
  const lines = skus.map((sku, i) => ({ sku, quantity: 10 + i }));
  const look = (orderId: string) => ok(call(orders.getOrder, { as: buyer, params: { orderId } }));
  await step("quote", orders.quoteOrder, { as: buyer, body: { lines } });
  const { id: orderId } = await step("draft", orders.createOrder, { as: buyer, body: { lines } });
  const params = { orderId };
  await step("submit", orders.submitOrder, { as: buyer, params, body: { expectedVersion: 1 } });
  for (let at = await look(orderId); at.approval !== "approved"; at = await look(orderId)) {
    const [name] = Object.entries(at.reviews).find(([, state]) => state === "waiting")!;
    const as = name === "finance" ? company.finance : name === "outbound" ? company.warehouse : company.sales;
    await step(`approve (${name})`, orders.approveOrder, {
      as,
      params,
      body: { step: name, expectedVersion: at.version },
    });
  }
  const { version } = await look(orderId);
  const picking = { params, body: { expectedVersion: version, locationId: company.hangzhou } };
  const { id: shipmentId } = await step("pick", startPicking, { as: company.warehouse, ...picking });
  await step("ship", shipShipment, {
    as: company.warehouse,
    params: { shipmentId },
    body: { carrierId: carrier.id, trackingNumber: "T1" },
  });
  await step("receive", receiveShipment, { as: buyer, params: { shipmentId }, body: { all: true } });
  const { totalFen } = await look(orderId);
  const payment = {
    entityId: distributor.entityId,
    amountFen: totalFen,
    receivedOn: "2026-03-02",
    reference: "BANK-1",
  };
  await step("pay", recordPayment, { as: company.finance, body: payment });
  const { stage } = await look(orderId);
  if (stage !== "completed") throw new Error(`the order ends ${stage}`);
  await system.stop();
  return steps;
};
