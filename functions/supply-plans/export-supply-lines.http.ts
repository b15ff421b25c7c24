import { exportSupplyLines } from "../../shared/contracts/supply-plans.ts";
import { SupplyKind } from "../../shared/contracts/supply-lines.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { printXlsx } from "../../shared/xlsx.ts";
import { policyNow } from "../company/index.ts";
import { namedLines } from "./named-lines.ts";
import { sheetOf } from "./sheet.ts";
import { openLines } from "./supply-plans.table.ts";

export const handler = http(exportSupplyLines, async ({ locale, now }) => {
  const sheets = [];
  // In turn: a store that is overloaded is asked one thing, not three.
  for (const kind of SupplyKind.options) sheets.push(sheetOf(kind, await namedLines(await openLines(kind)), locale));
  const today = localDate(now, (await policyNow()).timeZone);
  return { fileName: `supply-plan-${today}.xlsx`, base64: printXlsx(sheets).toString("base64") };
});
