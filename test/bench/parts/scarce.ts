import type { LocationId } from "../../../shared/contracts/primitives.ts";
import { freshToken } from "../../../shared/clock.ts";
import { readLevels } from "../../../functions/inventory/index.ts";
import { closedLoop, quantile, rounded, submit, type Timed } from "../load.ts";
import { someGoods } from "../../support/company.ts";
import type { Row } from "../result.ts";
import { copies, type Copy, openStage, type Stage } from "../stage.ts";

const clients = 64;
/** A client that is told "busy" comes again with the same key; the time is until its answer. */
const answered = async (stage: Stage, copy: Copy): Promise<Timed & { busy: number }> => {
  const key = freshToken();
  let ms = 0;
  for (let busy = 0; ; busy += 1) {
    const reply = await submit(stage.api, copy, key);
    ms += reply.ms;
    if (reply.status !== 503) return { ...reply, ms, busy };
    if (busy === 20) throw new Error("busy 20 times");
  }
};

/** 64 clients want one SKU of which there is half enough, against 64 clients and a SKU each. The local engine never reports TransactionConflict; the simulator does. */
export const scarce = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage({ shopCount: clients, skuCount: clients });
  const rounds = quick ? 1 : 4;
  const stock = (clients * rounds) / 2;
  await someGoods(stage.company, [{ sku: "SCARCE", unitFen: 700, stock: { [stage.company.hangzhou]: stock } }]);
  const oneLine = (skuOf: (i: number) => string) =>
    copies(stage.shops, clients * rounds, (order, i) => ({
      ...order,
      lineCount: 1,
      lines: [{ ...order.lines[0]!, sku: skuOf(i), quantity: 1 }],
    }));
  const run = async (work: Copy[]) => (await closedLoop(clients, work, (copy) => answered(stage, copy))).results;
  const many = () => oneLine((i) => `SKU-${String(i % clients).padStart(3, "0")}`);
  await run(await many());
  const apart = await run(await many());
  const together = await run(await oneLine(() => "SCARCE"));
  const [left] = await readLevels([{ sku: "SCARCE", locationId: stage.company.hangzhou as LocationId }]);
  const sold = together.filter(({ status }) => status === 200).length;
  const refused = together.filter(({ status }) => status === 409).length;
  await stage.stop();
  const p99 = (replies: readonly Timed[]) =>
    quantile(
      replies.map(({ ms }) => ms),
      0.99,
    );
  const busy = together.reduce((sum, one) => sum + one.busy, 0);
  const part = "scarce";
  const wrong = Math.abs(sold - stock) + Math.abs(together.length - sold - refused) + Math.abs(left!.available);
  return [
    {
      part,
      what: `${together.length} orders for ${stock} units: sold`,
      figure: sold,
      unit: "units",
      note: `${refused} refused, ${busy} asked again`,
    },
    {
      part,
      what: "units sold too many, too few or left",
      figure: wrong,
      unit: "units",
      bar: { atMost: 0 },
      hard: true,
    },
    { part, what: "64 SKUs: p99", figure: rounded(p99(apart), 0), unit: "ms" },
    { part, what: "one SKU: p99", figure: rounded(p99(together), 0), unit: "ms" },
    { part, what: "ratio", figure: rounded(p99(together) / p99(apart)), unit: "×", bar: { atMost: 10 } },
  ];
};
