import { describe, expect, it } from "vitest";
import { order as example } from "../../shared/contracts/orders.examples.ts";
import { Order, type RemedyStep } from "../../shared/contracts/order-model.ts";
import { type CartLine, merged, putInto } from "../../web/src/parts/basket.ts";
import { applied, basketOf, contentOf } from "../../web/src/pages/cart/content.ts";
import { readText } from "../../web/src/pages/cart/read-text.ts";

const line = (sku: string, quantity: number): CartLine => ({ sku, quantity, name: { en: sku }, unit: "bottle" });
const short = (lines: readonly CartLine[]) => lines.map(({ sku, quantity }) => `${sku} ${quantity}`);

describe("lines of a cart", () => {
  it("are one a product, at the place of the first", () => {
    expect(short(merged([line("A", 1), line("B", 2)], [line("A", 3), line("C", 4)]))).toEqual(["A 4", "B 2", "C 4"]);
  });
  it("keep what is known of a product's pack where the added line knows nothing of it", () => {
    const packed = { ...line("A", 12), pack: { name: "case", size: 12 } };
    expect(merged([packed], [line("A", 12)])[0]).toMatchObject({ quantity: 24, pack: { size: 12 } });
  });
  it("are gone with quantity 0", () => {
    expect(short(putInto([line("A", 1), line("B", 2)], line("A", 0)))).toEqual(["B 2"]);
    expect(short(putInto([line("A", 1)], line("B", 5)))).toEqual(["A 1", "B 5"]);
  });
});

describe("a remedy, done", () => {
  const lines = [line("A", 10), line("B", 20), line("C", 30)];
  it("reduces lines, and takes away those that come to nothing", () => {
    const steps: RemedyStep[] = [
      { do: "reduce-line", lineNo: 2, by: 15, to: 5 },
      { do: "reduce-line", lineNo: 3, by: 30, to: 0 },
      { do: "prepay", amountFen: 100 },
    ];
    const { lines: left, later } = applied(lines, steps);
    expect([short(left), short(later)]).toEqual([["A 10", "B 5"], []]);
  });
  it("splits what ships later into an order of its own, without losing a piece", () => {
    const { lines: left, later } = applied(lines, [{ do: "ship-later", lineNo: 1, now: 4, later: 6, incoming: 9 }]);
    expect([short(left), short(later)]).toEqual([["A 4", "B 20", "C 30"], ["A 6"]]);
  });
});

describe("a draft of the server", () => {
  it("is, unchanged, what was saved", () => {
    const basket = basketOf(Order.parse({ ...example, requestedOn: "2026-12-01", note: "to the back door" }));
    expect(JSON.stringify(contentOf(basket))).toBe(basket.order?.saved);
    expect(contentOf(basket)).toMatchObject({ requestedOn: "2026-12-01", note: "to the back door" });
    expect(contentOf({ ...basket, note: "  " })).not.toHaveProperty("note");
  });
});

describe("a spreadsheet's file", () => {
  it("is read as UTF-8, with or without its mark, or as GB18030", async () => {
    const written = "茶\t2 箱";
    const gb18030 = new Uint8Array([0xb2, 0xe8, 0x09, 0x32, 0x20, 0xcf, 0xe4]);
    expect(await readText(new Blob([written]))).toBe(written);
    expect(await readText(new Blob([`\uFEFF${written}`]))).toBe(written);
    expect(await readText(new Blob([gb18030]))).toBe(written);
  });
});
