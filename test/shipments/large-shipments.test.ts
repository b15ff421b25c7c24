import { beforeAll, describe, expect, it } from "vitest";
import { stockAt } from "../../functions/inventory/index.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { receiveShipment } from "../../shared/contracts/shipments.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { aCarrier, anApproved, anApprovedOrder, aShop, figures, noReviews, orderNow, pick, ship } from "./story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let carrier: { id: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  carrier = await aCarrier(company.admin);
});

describe("a large shipment", () => {
  const skus = Array.from({ length: 500 }, (_, i) => `L-${i + 1}`);
  const quantityOf = (i: number): number => 1 + (i % 3);
  beforeAll(async () => {
    const stock = { [company.hangzhou]: 30 };
    await someGoods(
      company,
      skus.map((sku) => ({ sku, unitFen: 150, stock })),
    );
  });
  const anOrderOf = (count: number, buyer: Buyer) =>
    anApproved(
      company,
      buyer,
      skus.slice(0, count).map((sku, i) => ({ sku, quantity: quantityOf(i) })),
    );

  it.each([99, 100, 101, 250, 500])(
    "of %s lines leaves and arrives whole",
    async (count) => {
      const big = await aShop(company);
      const order = await anOrderOf(count, big);
      const mine = order.lines.map(({ sku }) => sku);
      const units = order.lines.map(({ quantity }) => quantity);
      const before = (await stockAt([company.hangzhou as LocationId], mine)).map(({ onHand }) => onHand);
      const shipped = await ok(ship(company, await ok(pick(company, order)), carrier.id));
      expect(await figures(company.hangzhou, mine)).toEqual(before.map((n, i) => `${n - units[i]!}/0/0`));
      expect(await figures(big.distributor.locationId, mine)).toEqual(units.map((n) => `0/0/${n}`));
      await ok(call(receiveShipment, { as: big.buyer, params: { shipmentId: shipped.id }, body: { all: true } }));
      expect(await figures(big.distributor.locationId, mine)).toEqual(units.map((n) => `${n}/0/0`));
      expect((await orderNow(big.buyer, order.id)).stage).toBe("received");
    },
    60_000,
  );

  it("that is refused at the end, 250 lines in, has moved nothing", async () => {
    const order = await anOrderOf(250, shop);
    const mine = order.lines.map(({ sku }) => sku);
    const before = await figures(company.hangzhou, mine);
    const taken = await ok(pick(company, await anApprovedOrder(company, shop, [1])));
    await ok(ship(company, taken, carrier.id, { trackingNumber: "TAKEN-2" }));
    const refused = await ship(company, await ok(pick(company, order)), carrier.id, { trackingNumber: "TAKEN-2" });
    expect(refused.body.code).toBe("shipment/tracking-number-taken");
    expect(await figures(company.hangzhou, mine)).toEqual(before);
    expect(new Set(await figures(shop.distributor.locationId, mine))).toEqual(new Set(["0/0/0"]));
    expect((await orderNow(shop.buyer, order.id)).stage).toBe("to-ship");
  });
});
