import { getReceivables } from "../../shared/contracts/receivables.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { ageingOf } from "./ageing.ts";
import { since } from "./receivables.ts";
import { totals } from "./receivables.table.ts";

export const handler = http(getReceivables, async ({ now }) => {
  const { currency, timeZone } = await policyNow();
  const asOf = localDate(now, timeZone);
  const month = `${asOf.slice(0, 7)}-01` as LocalDate;
  const { due, received, prepaidFen } = await totals(month, asOf);
  const { buckets, totalFen } = ageingOf(
    due.map(({ date, ...sum }) => ({ dueOn: date, ...sum })),
    asOf,
  );
  const overdueFen = totalFen - buckets.find(({ bucket }) => bucket === "notDue")!.amountFen;
  return {
    ...{ currency, asOf, totalFen, overdueFen, buckets, prepaidFen },
    received: { today: since(asOf, received), thisMonth: since(month, received) },
  };
});
