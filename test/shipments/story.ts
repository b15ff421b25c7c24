import type { Member } from "../support/call.ts";
import { call } from "../support/call.ts";
import { aDistributor, type Buyer, type Company, ok, someGoods, submitNew } from "../support/company.ts";
import { handler as openPlace } from "../../functions/inventory/open-place.event.ts";
import { handler as review } from "../../functions/orders/review-order.event.ts";
import { signatureOf } from "../../functions/carriers/index.ts";
import { stockAt } from "../../functions/inventory/index.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { createCarrier, receiveCarrierEvents } from "../../shared/contracts/carriers.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import { getOrder } from "../../shared/contracts/orders.ts";
import { type Shipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { eventsOf, hear } from "../support/heard.ts";

export const off = { on: false, passUpToFen: 0 };
export const noReviews = { review: { business: off, finance: off, outbound: off } };

/** A buyer with a place of its own to receive goods at, and no credit limit. */
export const aShop = async (company: Company, more: Record<string, unknown> = {}): Promise<Buyer> => {
  const shop = await aDistributor(company, { limitFen: null, ...more });
  await hear(openPlace, await eventsOf(`DIST#${shop.distributor.id}`));
  return shop;
};

/** A carrier of its own, with its secret. */
export const aCarrier = async (admin: Member): Promise<{ id: string; webhookSecret: string }> =>
  ok(
    call(createCarrier, {
      as: admin,
      body: { code: `C-${freshToken().slice(0, 8)}`, name: "顺丰速运", trackingUrl: "https://example.com/{number}" },
    }),
  );

export const orderNow = (as: Member, orderId: string): Promise<Order> =>
  ok(call(getOrder, { as, params: { orderId } }));

export const anApproved = async (
  company: Company,
  shop: Buyer,
  lines: { sku: string; quantity: number }[],
): Promise<Order> => {
  const { id } = await ok(submitNew(shop.buyer, lines));
  const events = await eventsOf(`ORDER#${id}`);
  await hear(
    review,
    events.filter(({ eventType }) => eventType === "OrderSubmitted"),
  );
  return orderNow(company.admin, id);
};

/** An order of `quantities`, a product of its own each, approved by rule, its goods set aside in Hangzhou. */
export const anApprovedOrder = async (
  company: Company & { listId: string },
  shop: Buyer,
  quantities: readonly number[],
  unitFen = 150,
): Promise<Order> => {
  const seed = freshToken().slice(0, 8);
  const goods = quantities.map((quantity, i) => ({
    sku: `${seed}-${i + 1}`,
    unitFen,
    stock: { [company.hangzhou]: quantity },
  }));
  await someGoods(company, goods);
  const lines = goods.map(({ sku }, i) => ({ sku, quantity: quantities[i]! }));
  return anApproved(company, shop, lines);
};

/** onHand/reserved/inTransit of each. */
export const figures = async (locationId: string, skus: string[]) =>
  (await stockAt([locationId as LocationId], skus)).map((b) => `${b.onHand}/${b.reserved}/${b.inTransit}`);

export const pick = (company: Company, order: Order, body: object = {}) =>
  call(startPicking, {
    as: company.warehouse,
    params: { orderId: order.id },
    body: { expectedVersion: order.version, locationId: company.hangzhou, ...body },
  });
export const ship = (company: Company, shipment: Pick<Shipment, "id">, carrierId: string, more: object = {}) =>
  call(shipShipment, {
    as: company.warehouse,
    params: { shipmentId: shipment.id },
    body: { carrierId, trackingNumber: `T${freshToken()}`, ...more },
  });

/** Sends events as the carrier would: signed, with the raw body as it is. */
export const scan = (
  carrier: { id: string; webhookSecret: string },
  events: unknown,
  { at = clock.now(), body = JSON.stringify({ events }) }: { at?: string; body?: string } = {},
) => {
  const timestamp = String(epochSeconds(at));
  return call(receiveCarrierEvents, {
    params: { carrierId: carrier.id },
    body,
    key: null,
    headers: {
      "x-huotong-timestamp": timestamp,
      "x-huotong-signature": signatureOf(carrier.webhookSecret, timestamp, body),
    },
  });
};
