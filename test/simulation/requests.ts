import { allocatePayment, recordPayment } from "../../shared/contracts/billing.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { cancelPicking, receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { cancelTransfer, planTransfer, receiveTransfer, shipTransfer } from "../../shared/contracts/transfers.ts";
import type { CallOptions, Member } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import type { Row } from "../../operate/fsck/check.ts";
import type { World } from "./world.ts";

export const kinds = ["submit", "approve", "pick", "ship", "receive", "pay", "cancel", "change", "reject", "settle", "stock", "damage", "unpick", "close", "release", "move", "send", "arrive", "unmove"] as const; // prettier-ignore
/** What a person does; the numbers say to which of the things there are, and how much. `together`: at the same time as the one before. */
export interface Step {
  kind: (typeof kinds)[number];
  a: number;
  b: number;
  c: number;
  together: boolean;
}
export interface Asked {
  contract: AnyContract;
  options: CallOptions & { as: Member };
}

const skus = ["TEA", "WATER", "RICE"];
const pick = <T>(things: readonly T[], i: number): T | undefined => things[i % Math.max(1, things.length)];
/** Sometimes two lines of one SKU. */
const linesFrom = ({ b, c }: Step) =>
  Array.from({ length: 1 + (b % 3) }, (_, i) => ({
    sku: skus[(b + (b % 2 === 1 ? 0 : i * 2)) % 3]!,
    quantity: 1 + ((c + i * 5) % 9),
  }));

/** Often as two pallets of one SKU. */
const pallets = ({ b, c }: Step, quantity: number) =>
  [quantity, 1].slice(0, c % 2 ? 1 : 2).map((n) => ({ sku: pick(skus, b)!, quantity: n }));

/** What has to be done first. */
const before: Partial<Record<Step["kind"], Step["kind"]>> = { receive: "ship", ship: "pick", unpick: "pick", pick: "approve", approve: "submit", settle: "pay", send: "move", unmove: "move", arrive: "send" }; // prettier-ignore

export const aDraft = (world: World, step: Step, reference: string): Asked => ({
  contract: orders.createOrder,
  options: { as: pick(world.shops, step.a)!.buyer, body: { lines: linesFrom(step), reference } },
});
export const submission = (as: Member, orderId: string): Asked => ({
  contract: orders.submitOrder,
  options: { as, params: { orderId }, body: { expectedVersion: 1 } },
});

/** Goods and credit for everyone. */
export const plenty = ({ company: { warehouse, finance, hangzhou, wuhan }, shops }: World): Asked[] => [
  ...[hangzhou, wuhan].map((locationId) => ({
    contract: receiveGoods,
    options: { as: warehouse, body: { locationId, reference: `plenty ${locationId}`, lines: skus.map((sku) => ({ sku, quantity: 5_000 })) } },
  })),
  ...shops.map(({ distributor: { entityId } }) => ({
    contract: recordPayment,
    options: { as: finance, body: { entityId, amountFen: 100_000_000, receivedOn: "2026-03-01", reference: `plenty-${entityId}`, allocation: { kind: "none" } } },
  })),
]; // prettier-ignore

/** What a step asks for, as the person sees the table now, or else what would lead to it; undefined where that is a new order. */
export const requestOf = (w: World, step: Step, all: readonly Row[], reference: string): Asked | undefined => {
  const asked = directRequest(w, step, all, reference);
  const kind = before[step.kind];
  return asked ?? (kind && requestOf(w, { ...step, kind }, all, reference));
};

const directRequest = (w: World, step: Step, all: readonly Row[], reference: string): Asked | undefined => {
  const { kind, a, b, c } = step;
  const { sales, finance, warehouse, admin, hangzhou, wuhan } = w.company;
  const places = [hangzhou, wuhan];
  const buyerOf = (thing: Row): Member => w.shops.find((s) => s.distributor.id === thing.tenant)!.buyer;
  const byId = (type: string): Row[] =>
    all.filter((row) => row.type === type).sort((x, y) => (x.pk + x.sk < y.pk + y.sk ? -1 : 1));
  /** Now and then somebody asks for what is not possible. */
  const suits = ({ approval, stage }: Row): boolean => {
    if (b % 7 === 0) return approval === "submitted" || approval === "approved";
    if (kind === "approve" || kind === "reject") return approval === "submitted";
    if (kind === "pick") return approval === "approved" && (stage === "to-ship" || stage === "part-shipped");
    return approval === "submitted" || approval === "approved";
  };
  const order = pick(byId("order").filter(suits), a);
  const shipment = (...states: string[]): Row | undefined => pick(byId("shipment").filter(({ state }) => states.includes(state)), a); // prettier-ignore
  const linesOf = (s: Row): Row[] => all.find(({ type, shipmentId }) => type === "shipment-lines" && shipmentId === s.id)!.lines; // prettier-ignore
  const ask = (contract: AnyContract, as: Member, body: object, params?: Record<string, string>): Asked => ({ contract, options: { as, body, ...(params && { params }) } }); // prettier-ignore
  const decide = (contract: AnyContract, as: Member, more: object): Asked | undefined =>
    order && ask(contract, as, { expectedVersion: order.version, ...more }, { orderId: order.id });
  const reason = "the run wants it";
  switch (kind) {
    case "submit":
      return undefined;
    case "approve": {
      const waiting = (["business", "finance", "outbound"] as const).find((s) => order?.reviews[s] === "waiting");
      return decide(orders.approveOrder, { business: sales, finance, outbound: warehouse }[waiting ?? "business"], { step: waiting ?? "business" }); // prettier-ignore
    }
    case "reject":
      return decide(orders.rejectOrder, sales, { reason });
    case "cancel":
      return order && decide(orders.cancelOrder, b % 2 ? sales : buyerOf(order), { reason });
    case "change":
      return (
        order &&
        decide(orders.changeOrder, buyerOf(order), { lines: linesFrom(step), reference: order.reference, reason })
      );
    case "release": {
      const hold = order && pick(order.holds as Row[], b);
      return hold && decide(orders.releaseHold, hold.kind === "CREDIT" ? finance : sales, { kind: hold.kind, reason });
    }
    case "close":
      return decide(orders.shortCloseOrder, sales, { reason });
    case "pick":
      return decide(startPicking, warehouse, { locationId: pick(places, c), ...(b % 3 === 0 && { lines: [{ lineNo: 1, quantity: 1 + (c % 4) }] }) }); // prettier-ignore
    case "unpick":
    case "ship": {
      const found = shipment("picking");
      if (!found) return undefined;
      const params = { shipmentId: found.id as string };
      if (kind === "unpick") return ask(cancelPicking, warehouse, { reason }, params);
      const { lineNo, picked } = linesOf(found)[0]!;
      const lines = b % 3 ? {} : { lines: [{ lineNo, quantity: c % (picked + 1) }] };
      return ask(
        shipShipment,
        warehouse,
        { carrierId: w.carrierId, trackingNumber: `T-${found.id}`, ...lines },
        params,
      );
    }
    case "receive": {
      const found = shipment("shipped", "part-received");
      if (!found) return undefined;
      const lines = [{ lineNo: linesOf(found)[0]!.lineNo as number, received: c % 4, damaged: 1, lost: b % 2 }];
      return ask(receiveShipment, buyerOf(found), b % 3 ? { all: true } : { all: false, lines }, {
        shipmentId: found.id,
      });
    }
    case "pay": {
      const { entityId } = pick(w.shops, a)!.distributor;
      const allocation = { kind: b % 3 ? "oldest-first" : "none" };
      return ask(recordPayment, finance, {
        entityId,
        amountFen: 1 + c * 17,
        receivedOn: "2026-03-01",
        reference,
        allocation,
      });
    }
    case "settle": {
      const receipt = pick(byId("receipt"), a)?.receipt as Row | undefined;
      return (
        receipt && ask(allocatePayment, finance, { allocation: { kind: "oldest-first" } }, { receiptId: receipt.id })
      );
    }
    case "move": {
      const lines = skus.slice(b % 3, (b % 3) + 1 + (c % 2)).map((sku, i) => ({ sku, quantity: 1 + ((c + i) % 9) }));
      const [fromId, toId] = a % 2 ? places : places.toReversed();
      return ask(planTransfer, sales, { fromId, toId, reason, lines });
    }
    case "send":
    case "arrive":
    case "unmove": {
      const found = pick(
        byId("transfer").filter(({ state }) => state === (kind === "arrive" ? "shipped" : "planned")),
        a,
      );
      if (!found) return undefined;
      const [params, seen] = [{ transferId: found.id as string }, { expectedVersion: found.version as number }];
      const { lineNo, quantity } = found.lines[0] as Row;
      if (kind === "unmove") return ask(cancelTransfer, sales, { ...seen, reason }, params);
      if (kind === "send")
        return ask(
          shipTransfer,
          warehouse,
          { ...seen, ...(b % 3 === 0 && { lines: [{ lineNo, quantity: c % (quantity + 1) }] }) },
          params,
        );
      const lines = [{ lineNo, received: c % 4, damaged: 1, lost: b % 2 }];
      return ask(
        receiveTransfer,
        warehouse,
        { ...seen, ...(b % 3 ? { all: true } : { all: false, lines, reason }) },
        params,
      );
    }
    case "stock":
      return ask(receiveGoods, warehouse, { locationId: pick(places, a), reference, lines: pallets(step, 1 + (c % 20)) }); // prettier-ignore
    case "damage":
      return ask(adjustStock, admin, { reason: "damage", locationId: pick(places, a), lines: pallets(step, 1 + (c % 6)) }); // prettier-ignore
  }
};
