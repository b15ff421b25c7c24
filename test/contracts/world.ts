import { alerts as alertTriggers } from "../../functions/alerts/triggers.ts";
import { raiseAlert } from "../../functions/alerts/index.ts";
import { allTriggers } from "../../functions/triggers.ts";
import { recordPayment, listInvoices } from "../../shared/contracts/billing.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import { startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { createImport } from "../../shared/contracts/imports.ts";
import { getOrder } from "../../shared/contracts/orders.ts";
import { createSavedList } from "../../shared/contracts/saved-lists.ts";
import { shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { planTransfer } from "../../shared/contracts/transfers.ts";
import { startSupplyRun } from "../../shared/contracts/supply-runs.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, ok, someGoods, submitNew } from "../support/company.ts";
import { allIn, foresee, planOf, recompute } from "../supply-plans/world.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

/** One real thing of each kind, by the name its id has in paths, queries and bodies. */
export type Things = Record<string, string>;
export interface World {
  system: TestSystem;
  /** One member a role; the distributor's are of the first distributor. */
  members: Record<Role, Member>;
  /** What belongs to the first distributor, and what belongs to the second. */
  own: Things;
  foreign: Things;
  stop(): Promise<void>;
}

/** The whole system in memory, with a company, two distributors and one thing of each kind for each of them. */
export const aWorld = async (): Promise<World> => {
  const system = await startSystem({ triggers: [...new Set([...allTriggers, ...alertTriggers])] });
  const off = { on: false, passUpToFen: 0 };
  const company = await aCompany({ review: { business: off, finance: off, outbound: off } });
  const { admin, warehouse, sales, finance, hangzhou, wuhan } = company;
  const skus = ["TEA-1", "TEA-2", "WATER-1", "WATER-2"];
  const stock = { [hangzhou]: 900_000, [wuhan]: 900_000 };
  await someGoods(
    company,
    skus.map((sku) => ({ sku, unitFen: 100, stock })),
  );
  const carrier = await ok(call(createCarrier, { as: admin, body: { code: "SF", name: "顺丰速运" } }));
  const body = { kind: "products", dryRun: true };
  const importId = (await ok(call(createImport, { as: admin, body }))).import.id as string;

  const runId = (await ok(call(startForecastRun, { as: sales, body: { freq: "W" } }))).id as string;

  await foresee("WATER-2", clock.now().slice(0, 7), allIn("华东", 1_700_000));
  await recompute(sales, "WATER-2");
  const [line] = (await planOf(sales, "WATER-2")).open;
  const supplyRunId = (await ok(call(startSupplyRun, { as: sales }))).id as string;

  const move = { fromId: wuhan, toId: hangzhou, reason: "补货", lines: [{ sku: "WATER-1", quantity: 9 }] };
  const transferId = (await ok(call(planTransfer, { as: sales, body: move }))).id as string;

  const thingsOf = async (): Promise<Things> => {
    const { distributor, buyer } = await aDistributor(company, { limitFen: null });
    const { id: distributorId, entityId, locationId, code } = distributor;
    await system.settle();
    const order = await ok(submitNew(buyer, [{ sku: "TEA-1", quantity: 9 }]));
    await system.settle();
    const params = { orderId: order.id as string };
    const { version } = await ok(call(getOrder, { as: admin, params }));
    const pick = { expectedVersion: version, locationId: hangzhou };
    const shipment = await ok(call(startPicking, { as: warehouse, params, body: pick }));
    const ship = { carrierId: carrier.id, trackingNumber: `T-${code}` };
    await ok(call(shipShipment, { as: warehouse, params: { shipmentId: shipment.id }, body: ship }));
    const person = {
      email: `${code}@example.com`,
      name: "陈伟",
      tenant: distributorId,
      role: "viewer",
      locale: "zh-CN",
    };
    const user = await ok(call(inviteUser, { as: admin, body: person }));
    await system.settle();
    const { items } = await ok(call(listInvoices, { as: finance, query: { distributorId } }));
    const money = { entityId, amountFen: 1_000, receivedOn: "2026-03-01", reference: `R-${code}` };
    const payment = await ok(call(recordPayment, { as: finance, body: { ...money, allocation: { kind: "none" } } }));
    const cause = { rule: "stock/reorder", key: `${locationId}#TEA-1`, severity: "warning" as const, facts: {} };
    await commit(await raiseAlert({ ...cause, tenant: distributorId, now: clock.now() }));
    const alerts = await ok(call(listAlerts, { as: buyer }));
    const draft = await aDraft(buyer, [{ sku: "TEA-1", quantity: 2 }]);
    const saved = { name: "每周补货", lines: [{ sku: "TEA-1", quantity: 2 }] };
    const savedList = await ok(call(createSavedList, { as: buyer, body: saved }));
    return {
      savedListId: savedList.id,
      orderId: order.id,
      draftId: draft.id,
      distributorId,
      userId: user.id,
      shipmentId: shipment.id,
      locationId,
      listId: company.listId,
      entityId,
      invoiceId: items[0].id,
      receiptId: payment.id,
      alertId: alerts.items[0].id,
      carrierId: carrier.id,
      importId,
      runId,
      supplyRunId,
      transferId,
      lineId: line!.id,
      sku: "TEA-1",
    };
  };
  const own = await thingsOf();
  const foreign = await thingsOf();
  const [viewer, buyer, manager] = await Promise.all(
    (["viewer", "buyer", "manager"] as const).map((role) => aMember(role, own.distributorId)),
  );
  const members = { viewer: viewer!, buyer: buyer!, manager: manager!, sales, finance, warehouse, admin };
  return { system, members, own, foreign, stop: () => system.stop() };
};
