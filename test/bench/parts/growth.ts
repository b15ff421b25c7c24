import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { freshToken } from "../../../shared/clock.ts";
import type { Item } from "../../../shared/table.ts";
import { quantile, rounded } from "../load.ts";
import type { Row } from "../result.ts";
import { fill, openStage } from "../stage.ts";
import { again, captured, submitted } from "./orders.ts";

/** What remains of a submission when its news was sent: the items that it put, without the mark of what is unsent. */
const itemsOf = (input: TransactWriteCommandInput): Item[] =>
  input.TransactItems!.flatMap(({ Put }) => {
    if (!Put?.Item) return [];
    const { unsentShard: _, unsentSince: __, ...item } = Put.Item;
    return [item as Item];
  });

/** Orders a second on an empty system, and after 20,000 more orders with all their items. */
export const growth = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage();
  const templates = [...(await captured(stage)).values()];
  const [rounds, size, more] = quick ? [1, 60, 400] : [3, 300, 20_000];
  const measured = async (): Promise<number> => {
    const found: number[] = [];
    for (let i = 0; i < rounds; i += 1) found.push((await submitted(stage, 8, size)).perSecond);
    return quantile(found, 0.5);
  };
  await submitted(stage, 8, size);
  const before = await measured();
  const filled = await fill(
    (function* () {
      for (let i = 0; i < more; i += 1) yield* itemsOf(again(templates[i % templates.length]!, `ord_${freshToken()}`));
    })(),
  );
  const after = await measured();
  await stage.stop();
  const part = "growth";
  return [
    { part, what: "8 clients, empty", figure: rounded(before, 0), unit: "/s" },
    { part, what: `8 clients, after ${more} orders`, figure: rounded(after, 0), unit: "/s", note: `${filled} items` },
    { part, what: "ratio", figure: rounded(after / before), unit: "×", bar: { atLeast: 0.9 } },
  ];
};
