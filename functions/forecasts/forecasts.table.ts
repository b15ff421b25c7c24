import type { LookAlikes, Override } from "../../shared/contracts/forecast-judgements.ts";
import type { ListedForecast } from "../../shared/contracts/forecast-accuracy.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import type { Frequency, Period } from "../../shared/contracts/periods.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { stale } from "../../shared/errors.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import { tenth } from "../../shared/rounded.ts";
import { type Action, type Found, type Page, put, putIf, query, queryAll, read, remove } from "../../shared/table.ts";
import { type Errors, accuracyOf } from "./accuracy.ts";
import { partsOf, type SeriesNumbers } from "./series.ts";

/*
 * 1. All series of a SKU                  FORECAST#<sku> / <freq>/SERIES/<node>
 * 2. What people say of it instead        FORECAST#<sku> / <freq>/OVERRIDE/<node>/<period>
 * 3. What a new one is like               FORECAST#<sku> / <freq>/LOOK-ALIKES      (the same of either, so that one query gives all)
 * 4. SKUs, those most units off first     byOwner FORECASTS#<freq> / <units off>#<sku>
 * 5. Sums of regions; all together        FORECAST-SUMS#<freq> / R#<region>, S    (sums.table.ts)
 * 6. Runs, their portions, models         runs.table.ts, models.ts
 */
const partition = (sku: Sku): string => `FORECAST#${sku}`;
const lookAlikesKey = (sku: Sku, freq: Frequency) => ({ pk: partition(sku), sk: `${freq}/LOOK-ALIKES` });
const overrideKey = (sku: Sku, o: Pick<Override, "freq" | "node" | "period">) => ({
  pk: partition(sku),
  sk: `${o.freq}/OVERRIDE/${nodeName(o.node)}/${o.period}`,
});

/** A series as it is kept: what was forecast, how far off that has been, and until when its history was known. */
export interface KeptSeries extends SeriesNumbers {
  past: { from: Period; mean: number[] }[];
  errors?: Errors;
  madeAt: string;
}
export interface KeptForecasts {
  series: KeptSeries[];
  overrides: Override[];
  lookAlikes?: LookAlikes;
}

/** A series is one write unit where its item is within 1 KB: what follows from the rest is not kept, nor a factor that changes nothing. */
const all1 = (factors: readonly number[]): boolean => factors.every((f) => f === 1);
const packed = ({ past, parts, accuracy: _, ...series }: KeptSeries) => ({
  ...series,
  season: parts.season,
  ...(!all1(parts.holiday) && { holiday: parts.holiday }),
  ...(!all1(parts.promotion) && { promotion: parts.promotion }),
  past: Object.fromEntries(past.map(({ from, mean }) => [from, mean[0] ?? 0])),
});
const unpacked = ({ season, holiday, promotion, past, ...item }: ReturnType<typeof packed>): KeptSeries => {
  const none = item.mean.map(() => 1);
  return {
    ...item,
    ...(item.errors && { accuracy: accuracyOf(item.errors) }),
    parts: partsOf(item.mean, { season, holiday: holiday ?? none, promotion: promotion ?? none }),
    past: Object.entries(past)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, mean]) => ({ from, mean: [mean] })),
  };
};

/** Access patterns 1 to 3 at once, the whole first. */
export const readForecasts = async (sku: Sku, freq: Frequency): Promise<KeptForecasts> => {
  const items = await queryAll<Found & { type: string }>({ partition: partition(sku), prefix: `${freq}/` });
  const series = items.filter(({ type }) => type === "forecast").map((item) => unpacked(item as never));
  const alikes = items.find(({ type }) => type === "look-alikes");
  return {
    series: series.toSorted((a, b) => Number(b.node.kind === "sku") - Number(a.node.kind === "sku")),
    overrides: items.filter(({ type }) => type === "forecast-override") as unknown as Override[],
    ...(alikes && { lookAlikes: alikes as unknown as LookAlikes }),
  };
};

const unitsOff = ({ errors }: KeptSeries): string =>
  String(Math.round(errors ? errors.absolute / errors.periods : 0)).padStart(10, "0");
export const listedOf = ({ sku, from, mean, total, route, accuracy }: KeptSeries): ListedForecast => ({
  sku,
  from,
  next: mean[0] ?? 0,
  total: tenth(total.mean),
  route,
  ...(accuracy && { accuracy }),
});

/** Keeps a series unless somebody did who read later; `readAt`: before its history was read. */
export const keepSeries = (series: KeptSeries, readAt: string): Promise<boolean> => {
  const { sku, node, freq } = series;
  const tenant = node.kind === "distributor" ? node.distributorId : "HQ";
  return putIf(
    {
      pk: partition(sku),
      sk: `${freq}/SERIES/${nodeName(node)}`,
      type: "forecast",
      tenant,
      ...packed(series),
      readAt,
      ...(node.kind === "sku" && {
        ownerPk: `FORECASTS#${freq}`,
        ownerSk: `${unitsOff(series)}#${sku}`,
        summary: listedOf(series),
      }),
    },
    { readAt: either(absent, below(readAt)) },
  );
};

/** Series of a new product's look-alikes that are not its own. Fails as stale where somebody kept one who read later. */
export const seriesGone = (series: readonly KeptSeries[], readAt: string): Action[] =>
  series.map(({ sku, freq, node }) =>
    remove({ pk: partition(sku), sk: `${freq}/SERIES/${nodeName(node)}` }, { readAt: either(absent, below(readAt)) }),
  );

/** Access pattern 4. */
export const pageOfForecasts = async (
  freq: Frequency,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ListedForecast>> => {
  const { items, cursor } = await query<{ summary: ListedForecast }>({
    from: "byOwner",
    partition: `FORECASTS#${freq}`,
    newestFirst: true,
    ...page,
  });
  return { items: items.map(({ summary }) => summary), cursor };
};

export const readOverride = (sku: Sku, of: Pick<Override, "freq" | "node" | "period">): Promise<Override | undefined> =>
  read<Override>(overrideKey(sku, of));
const versionIs = (version: number) => (version > 1 ? { version: version - 1 } : { version: absent });
export const overrideSet = (sku: Sku, override: Override): Action => {
  const { node, version } = override;
  const tenant = node.kind === "distributor" ? node.distributorId : "HQ";
  const item = { ...overrideKey(sku, override), type: "forecast-override", tenant, sku, ...override };
  return put(item, versionIs(version), stale);
};
export const overrideGone = (sku: Sku, override: Override): Action =>
  remove(overrideKey(sku, override), { version: override.version }, stale);

export const lookAlikesSet = (sku: Sku, alikes: LookAlikes): Action[] =>
  (["M", "W"] as const).map((freq) =>
    put(
      { ...lookAlikesKey(sku, freq), type: "look-alikes", tenant: "HQ", sku, ...alikes },
      versionIs(alikes.version),
      stale,
    ),
  );
