import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { env } from "../../shared/env.ts";
import { database, type Found } from "../../shared/table.ts";

const sorted = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Every row of the table (of one tenant), by its key, as text that two readings share if and only if nothing changed. */
export const rowsOf = async (tenant?: string): Promise<Map<string, string>> => {
  const rows = new Map<string, string>();
  let ExclusiveStartKey: Found | undefined;
  do {
    const input = { TableName: env("TABLE_NAME"), ConsistentRead: true, ExclusiveStartKey };
    const page = await database().send(new ScanCommand(input));
    for (const item of page.Items ?? [])
      if (tenant === undefined || item.tenant === tenant)
        rows.set(`${item.pk as string} ${item.sk as string}`, JSON.stringify(item, sorted));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return rows;
};
