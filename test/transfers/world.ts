import { stockAt } from "../../functions/inventory/index.ts";
import { freshToken } from "../../shared/clock.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { cancelTransfer, planTransfer, receiveTransfer, shipTransfer, type Transfer } from "../../shared/contracts/transfers.ts"; // prettier-ignore
import { call, type CallOptions } from "../support/call.ts";
import { type Company, ok, someGoods } from "../support/company.ts";

export type AnyCompany = Company & { listId: string };
/** New products of so many units each in 武汉; their SKUs. */
export const inWuhan = async (company: AnyCompany, ...units: number[]): Promise<string[]> => {
  const seed = freshToken().slice(0, 8);
  const goods = units.map((n, i) => ({ sku: `${seed}-${i + 1}`, unitFen: 100, ...(n > 0 && { stock: { [company.wuhan]: n } }) })); // prettier-ignore
  await someGoods(company, goods);
  return goods.map(({ sku }) => sku);
};
type Line = { sku: string; quantity: number };
/** From 武汉 to 杭州. */
export const plan = (company: AnyCompany, lines: readonly Line[], more: object = {}, options: CallOptions = {}) =>
  call(planTransfer, {
    as: company.sales,
    body: { fromId: company.wuhan, toId: company.hangzhou, reason: "春节前备货", lines, ...more },
    ...options,
  });
export const aTransfer = (company: AnyCompany, lines: readonly Line[]): Promise<Transfer> => ok(plan(company, lines));

const about = ({ id, version }: Transfer, company: AnyCompany, body: object, options: CallOptions) => ({
  as: company.warehouse,
  params: { transferId: id },
  body: { expectedVersion: version, ...body },
  ...options,
});
export const ship = (company: AnyCompany, transfer: Transfer, body: object = {}, options: CallOptions = {}) =>
  call(shipTransfer, about(transfer, company, body, options));
export const receive = (company: AnyCompany, transfer: Transfer, body: object = { all: true }, options: CallOptions = {}) =>
  call(receiveTransfer, about(transfer, company, body, options)); // prettier-ignore
export const cancel = (company: AnyCompany, transfer: Transfer, options: CallOptions = {}) =>
  call(cancelTransfer, about(transfer, company, { reason: "计划有变" }, options));

/** onHand/reserved/available/incoming/inTransit in 武汉 → 杭州. */
export const figures = async ({ wuhan, hangzhou }: AnyCompany, sku: string): Promise<string> =>
  (await stockAt([wuhan, hangzhou] as LocationId[], [sku]))
    .map((b) => `${b.onHand}/${b.reserved}/${b.available}/${b.incoming}/${b.inTransit}`)
    .join(" → ");
