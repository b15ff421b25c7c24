import { heardMark } from "../../shared/on.ts";
import type { Change } from "./change.ts";
import type { World } from "./check.ts";
import type { Row } from "./rows.ts";

interface Sum {
  amountFen: number;
  count: number;
}
/** The company's totals as its documents make them: what is open by due date, what came in by date, what receipts have left. */
const expected = ({ of }: World): Map<string, Sum> => {
  const totals = new Map<string, Sum>(of("receivablesTotal").map(({ sk }) => [sk, { amountFen: 0, count: 0 }]));
  const add = (sk: string, amountFen: number, count: number): void => {
    const before = totals.get(sk) ?? { amountFen: 0, count: 0 };
    totals.set(sk, { amountFen: before.amountFen + amountFen, count: before.count + count });
  };
  for (const { summary } of of("invoice"))
    if (summary.balanceFen > 0) add(`DUE#${summary.dueOn}`, summary.balanceFen, 1);
  for (const { receipt } of of("receipt")) {
    add(`RECEIVED#${receipt.receivedOn}`, receipt.amountFen, 1);
    add("PREPAID", receipt.unallocatedFen, 0);
  }
  return totals;
};
const differences = (world: World) => {
  const found = new Map<string, Row>(world.of("receivablesTotal").map((row) => [row.sk, row]));
  return [...expected(world)].flatMap(([sk, sum]) => {
    const was: Sum = { amountFen: found.get(sk)?.amountFen ?? 0, count: found.get(sk)?.count ?? 0 };
    return was.amountFen === sum.amountFen && was.count === sum.count ? [] : [{ sk, was, sum }];
  });
};

/** At rest: totals are kept by events. */
export const receivables = (world: World): void => {
  for (const { sk, was, sum } of differences(world)) world.expect("L receivables", sk, was, sum);
};

const subscriber = "billing/count-receivables.event";
const counted = new Set(["InvoiceIssued", "InvoicePaid", "PaymentReceived", "PaymentAllocated"]);
const heardDays = 30;
/** The totals are made anew, and their news count as heard: what a restored table sends once more is not counted twice. */
export const countedAnew = (world: World, now: string): Change[] => {
  const heard = new Set(world.of("heard").map(({ pk }) => pk));
  const since = new Date(Date.parse(now) - heardDays * 86_400_000).toISOString();
  return [
    ...differences(world).map(({ sk, was, sum }): Change => {
      const key = { pk: "RECEIVABLES", sk };
      const item = { ...key, type: "receivablesTotal", tenant: "HQ", ...sum };
      return { kind: "create", ...key, item, why: `the sum of its documents, here stood ${was.amountFen}` };
    }),
    ...world
      .of("event")
      .filter(({ eventType, at }) => counted.has(eventType as string) && at > since)
      .map(({ eventId, tenant }) => heardMark(subscriber, { id: eventId as string, tenant }, now).input.Item as Row)
      .filter(({ pk }) => !heard.has(pk))
      .map((item): Change => ({ kind: "create", pk: item.pk, sk: item.sk, item, why: "counted by this repair" })),
  ];
};
