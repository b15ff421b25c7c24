import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arriving } from "../../functions/inventory/index.ts";
import type { StockEntry } from "../../functions/inventory/balance.ts";
import { givingUp, leaving, settingAside } from "../../functions/transfers/postings.ts";
import * as rules from "../../functions/transfers/transfer.ts";
import { allArrived } from "../../shared/arrival.ts";
import { LocationId, TransferId } from "../../shared/contracts/primitives.ts";
import type { Transfer, TransferState } from "../../shared/contracts/transfers.ts";

const at = "2026-12-01T02:00:00.000Z";
const [wuhan, shanghai] = ["loc_wh", "loc_sh"].map((id) => LocationId.parse(id)) as [LocationId, LocationId];
const aPlan = (quantities: readonly number[]): Transfer =>
  rules.planned({
    id: TransferId.parse("trf_1"),
    number: "DB261201-1",
    from: { id: wuhan, name: "武汉仓" },
    to: { id: shanghai, name: "上海仓" },
    reason: "备货",
    lines: quantities.map((quantity, i) => ({ sku: `S-${i + 1}`, quantity })),
    by: { id: "usr_1", name: "王" },
    at,
  });
const quantities = ["onHand", "reserved", "incoming", "inTransit"] as const;
/** What entries sum to, by place and SKU. */
const sums = (entries: readonly StockEntry[]): Record<string, Record<string, number>> => {
  const all: Record<string, Record<string, number>> = {};
  for (const { locationId, sku, ...entry } of entries)
    for (const q of quantities) {
      const place = (all[`${locationId} ${sku}`] ??= {});
      place[q] = (place[q] ?? 0) + (entry[q] ?? 0);
    }
  return all;
};
const announcedOf = ({ lines }: Transfer) => new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "done";
};

describe("a transfer", () => {
  it("becomes what its table of states says, and nothing else", () => {
    const from: Record<TransferState, Transfer> = {
      planned: aPlan([5]),
      shipped: rules.shipped(aPlan([5]), {}, at),
      received: rules.received(rules.shipped(aPlan([5]), {}, at), [{ lineNo: 1, received: 5, damaged: 0, lost: 0 }], { at }), // prettier-ignore
      cancelled: rules.cancelled(aPlan([5]), "变了"),
    };
    const step = (transfer: Transfer): string[] => [
      codeOf(() => rules.shipped(transfer, {}, at)),
      codeOf(() => rules.received(transfer, allArrived(transfer.lines), { at })),
      codeOf(() => rules.cancelled(transfer, "变了")),
    ];
    const no = "transfer/not-possible-now";
    expect(Object.entries(from).map(([state, transfer]) => [state, transfer.state, ...step(transfer)])).toEqual([
      ["planned", "planned", "done", no, "done"],
      ["shipped", "shipped", no, "done", no],
      ["received", "received", no, no, no],
      ["cancelled", "cancelled", no, no, no],
    ]);
  });
  it("goes from one place to another, not to itself", () => {
    const same = { id: wuhan, name: "武汉仓" };
    const plan = { ...aPlan([1]), from: same, to: same, by: { id: "u", name: "n" }, at, lines: [] };
    expect(codeOf(() => rules.planned(plan))).toBe("transfer/same-place");
  });
  it("sends no more than was planned, and something", () => {
    const transfer = aPlan([5, 3]);
    expect(codeOf(() => rules.shipped(transfer, { lines: [{ lineNo: 1, quantity: 6 }] }, at))).toBe("transfer/more-than-planned"); // prettier-ignore
    expect(codeOf(() => rules.shipped(transfer, { lines: [{ lineNo: 9, quantity: 1 }] }, at))).toBe("transfer/more-than-planned"); // prettier-ignore
    const none = [{ lineNo: 1, quantity: 0 }, { lineNo: 2, quantity: 0 }]; // prettier-ignore
    expect(codeOf(() => rules.shipped(transfer, { lines: none }, at))).toBe("transfer/nothing-shipped");
    expect(rules.shipped(transfer, { lines: [{ lineNo: 2, quantity: 0 }] }, at)).toMatchObject({ units: 5, version: 2 }); // prettier-ignore
  });
  it("says why anything is damaged or missing, and accounts for no more than is under way", () => {
    const transfer = rules.shipped(aPlan([5]), {}, at);
    const said = (received: number, damaged: number, lost: number, reason?: string) =>
      codeOf(() => rules.received(transfer, [{ lineNo: 1, received, damaged, lost }], { reason, at }));
    expect(said(4, 1, 0)).toBe("transfer/reason-missing");
    expect(said(4, 0, 1)).toBe("transfer/reason-missing");
    expect(said(4, 0, 1, "短少")).toBe("done");
    expect(said(5, 1, 0, "破损")).toBe("transfer/more-than-shipped");
  });

  const units = fc.integer({ min: 1, max: 50 });
  it("leaves stock as it was when it is given up, and moves exactly what went and arrived, in however many parts", () => {
    const story = fc.record({
      planned: fc.array(units, { minLength: 1, maxLength: 4 }),
      less: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
      parts: fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.nat(3), fc.nat(3)), { maxLength: 20 }),
      rest: fc.boolean(),
    });
    let [parts, complete] = [0, 0];
    fc.assert(
      fc.property(story, (s) => {
        const transfer = aPlan(s.planned);
        const undone = sums([...settingAside(transfer), ...givingUp(transfer, announcedOf(transfer))]);
        for (const place of Object.values(undone)) for (const q of quantities) expect(place[q] ?? 0).toBeCloseTo(0);
        const short = transfer.lines.slice(1).map(({ lineNo, quantity }, i) => ({ lineNo, quantity: Math.max(0, quantity - s.less[i]!) })); // prettier-ignore
        let now = rules.shipped(transfer, { lines: short }, at);
        const entries = [...settingAside(transfer), ...leaving(now, announcedOf(transfer))];
        for (const [line, received, damaged, lost] of s.parts) {
          const arrival = { lineNo: line + 1, received, damaged, lost };
          const after = codeOf(() => rules.received(now, [arrival], { reason: "短少", at })) === "done" ? rules.received(now, [arrival], { reason: "短少", at }) : undefined; // prettier-ignore
          if (!after) continue;
          parts += 1;
          entries.push(...arriving({ ...after, locationId: shanghai }, [arrival]));
          now = after;
        }
        if (s.rest && now.state === "shipped") {
          const arrivals = allArrived(now.lines);
          now = rules.received(now, arrivals, { at });
          entries.push(...arriving({ ...now, locationId: shanghai }, arrivals));
        }
        if (now.state === "received") complete += 1;
        expect(now.state === "received").toBe(now.lines.every((l) => l.shipped === l.received + l.damaged + l.lost));
        const all = sums(entries);
        for (const { sku, shipped, received, damaged, lost } of now.lines) {
          const [from, to] = [all[`${wuhan} ${sku}`]!, all[`${shanghai} ${sku}`]!];
          expect([from.onHand! + shipped, from.reserved]).toEqual([0, 0]);
          expect(to).toMatchObject({ onHand: received, incoming: 0, inTransit: shipped - received - damaged - lost });
        }
      }),
    );
    expect(parts).toBeGreaterThan(100);
    expect(complete).toBeGreaterThan(10);
  });
  it("takes no more off what is announced than is announced there: somebody may have done so by hand", () => {
    const transfer = aPlan([5]);
    expect(sums(givingUp(transfer, new Map([["S-1", 2]])))["loc_sh S-1"]).toMatchObject({ incoming: -2 });
    expect(sums(leaving(rules.shipped(transfer, {}, at), new Map()))["loc_sh S-1"]!.incoming! + 0).toBe(0);
  });
});
