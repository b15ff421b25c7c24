import { Refusal } from "../../../shared/errors.ts";
import type { PriceLevel } from "../../../shared/contracts/pricing.ts";
import { Channel, Grade, type PriceListId } from "../../../shared/contracts/primitives.ts";
import { findProducts } from "../../catalog/index.ts";
import { findDistributorByCode } from "../../distributors/index.ts";
import { findPrices, loadPriceList } from "../../pricing/index.ts";
import type { PriceRecord } from "../records.ts";
import { agrees, isNew, isSame, type Outcome, type Run, type Taker, wrong } from "../take.ts";

/** Whose list it is; undefined where nobody answers to that name. */
const levelOf = async ({ level, of = "" }: PriceRecord): Promise<PriceLevel | undefined> => {
  switch (level) {
    case "base":
      return { level };
    case "region":
      return of ? { level, region: of } : undefined;
    case "grade": {
      const grade = Grade.safeParse(of);
      return grade.success ? { level, grade: grade.data } : undefined;
    }
    case "channel": {
      const channel = Channel.safeParse(of);
      return channel.success ? { level, channel: channel.data } : undefined;
    }
    default: {
      const distributor = await findDistributorByCode(of);
      return distributor && { level, distributorId: distributor.id };
    }
  }
};

/** A list is taken as a whole, so that buyers never see half of it. One that exists is compared, never changed. */
const takeList = async (records: readonly PriceRecord[], run: Run): Promise<Outcome[]> => {
  const [first] = records;
  const all = (outcome: Outcome): Outcome[] => records.map(() => outcome);
  const target = await levelOf(first!);
  if (!target) return all(wrong("of", first!.of ?? "", "unknown-reference"));
  const products = await findProducts(
    records.flatMap(({ entry: { scope } }) => (scope.kind === "sku" ? [scope.sku] : [])),
  );
  const unknown = ({ entry: { scope } }: PriceRecord): string | undefined =>
    scope.kind === "sku" && !products.has(scope.sku) ? scope.sku : undefined;
  const good = records.filter((record) => !unknown(record));
  const outcomes = (outcome: (record: PriceRecord) => Outcome): Outcome[] =>
    records.map((record) => (unknown(record) ? wrong("sku", unknown(record)!, "unknown-reference") : outcome(record)));
  const id = `pl_${first!.list}` as PriceListId;
  const held = await findPrices(id);
  if (held)
    return outcomes(({ entry }) =>
      held.some((one) => agrees(entry, one)) ? isSame : wrong("list", first!.list, "conflict"),
    );
  const { currency, defaultTaxRate } = run.policy;
  const list = { id, name: first!.listName, for: target, currency, taxIncluded: defaultTaxRate > 0 };
  if (!run.dryRun && good.length > 0) {
    try {
      await loadPriceList(
        list,
        good.map(({ entry }) => entry),
        run,
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === "busy") throw error;
      return all({ is: "wrong", problems: [{ column: "list", value: first!.list, problem: error.code }] });
    }
  }
  return outcomes(() => isNew);
};

export const prices: Taker<"prices"> = {
  chunk: (rows) => [...Map.groupBy(rows, ({ record }) => record?.list ?? "").values()],
  take: takeList,
};
