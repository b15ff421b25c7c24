import { lastDayOf } from "../../shared/contracts/periods.ts";
import type { LocalDate, LocationId, Region } from "../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";
import { festivalsBetween } from "../../shared/forecasting/index.ts";
import type { Month, Outlook } from "./outlook.ts";

export interface RegionOutlook {
  region: Region;
  outlook: Outlook;
  /** The warehouse of HQ that supplies it. */
  suppliedBy: LocationId;
}
/** What a festival adds in a region. */
export interface FestivalNeed {
  region: Region;
  locationId: LocationId;
  festival: string;
  festivalOn: LocalDate;
  extra: number;
}

/** Demand of a festival lies in these days about it: stocking up, the days themselves. */
const [stirsBefore, stirsAfter] = [20, 6];
const longestFestival = 40;
/** A month with fewer of them is one like others. */
const fewestDays = 5;

/** Which festival moves a month: that of which most days lie in it; undefined where none does. */
const festivalOf = (period: string, festivals: Dated) => {
  const [first, last] = [`${period}-01`, lastDayOf(period)];
  const overlap = (date: LocalDate): number => {
    const [from, to] = [addDays(date, -stirsBefore), addDays(date, stirsAfter)];
    return daysBetween(from > first ? from : first, to < last ? to : last) + 1;
  };
  const [best] = festivals.map((f) => ({ ...f, days: overlap(f.date) })).sort((a, b) => b.days - a.days);
  return best && best.days >= fewestDays ? best : undefined;
};

type Dated = ReturnType<typeof festivalsBetween>;
/** 清明 has no goods of its own to build up; festivals after the last month may stir it already. */
const festivalsFor = (outlook: Outlook, from: LocalDate): Dated => {
  const end = outlook.at(-1)?.period;
  if (!end) return [];
  return festivalsBetween(from, addDays(lastDayOf(end), stirsBefore)).filter(({ festival }) => festival !== "qingming");
};

/** What exceeds the ordinary by less is no festival, but noise. */
const matters = 0.1;
/** On the line between the nearest months that no festival stirs; as the one of them that there is. */
const ordinaryOf = (outlook: Outlook, quiet: readonly boolean[], i: number): number | undefined => {
  const [before, after] = [quiet.lastIndexOf(true, i), quiet.indexOf(true, i)];
  const [a, b] = [outlook[before]?.published, outlook[after]?.published];
  return a === undefined || b === undefined ? (a ?? b) : a + ((b - a) * (i - before)) / (after - before);
};

/**
 * What a festival adds to a month: what is published above the line between the nearest months without one. Not the holiday factor of the forecast: that says how this year's differs from
 * an average year's, and the season holds the rest. Not the season either: a summer's rise lies on the line. What a festival that is over still adds is ordinary: nothing can be built up for it.
 */
export const withFestivalsAhead = (outlook: Outlook, today: LocalDate): Month[] => {
  const all = festivalsFor(outlook, addDays(today, -longestFestival));
  const ahead = all.filter(({ date }) => date >= today);
  const quiet = outlook.map(({ period }) => !festivalOf(period, all));
  return outlook.map((month, i) => {
    const ordinary = festivalOf(month.period, ahead) ? ordinaryOf(outlook, quiet, i) : undefined;
    const extra = ordinary === undefined ? 0 : month.published - ordinary;
    if (ordinary === undefined || extra <= matters * ordinary) return { ...month, festival: 0 };
    return { ...month, festival: (extra / month.published) * month.demand };
  });
};

/** What festivals to come add, by festival and region, the nearest first. */
export const festivalNeeds = (regions: readonly RegionOutlook[], today: LocalDate): FestivalNeed[] => {
  const needs = new Map<string, FestivalNeed>();
  for (const { region, outlook, suppliedBy: locationId } of regions) {
    const festivals = festivalsFor(outlook, today);
    for (const { period, festival: extra } of outlook) {
      const found = extra > 0 ? festivalOf(period, festivals) : undefined;
      if (!found) continue;
      const name = `${found.date} ${region}`;
      const before = needs.get(name)?.extra ?? 0;
      needs.set(name, { region, locationId, festival: found.festival, festivalOn: found.date, extra: before + extra });
    }
  }
  const order = ({ festivalOn, region }: FestivalNeed): string => `${festivalOn} ${region}`;
  return [...needs.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

/** Shares what is there over the needs: the nearest festival first, the regions of one festival in proportion. */
export const covered = (needs: readonly { festivalOn: LocalDate; open: number }[], spare: number): number[] => {
  let left = spare;
  const byDate = new Map<LocalDate, number>();
  for (const { festivalOn, open } of needs) byDate.set(festivalOn, (byDate.get(festivalOn) ?? 0) + open);
  const rate = new Map<LocalDate, number>();
  for (const [date, open] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    rate.set(date, open > 0 ? Math.min(1, left / open) : 0);
    left = Math.max(0, left - open);
  }
  return needs.map(({ festivalOn, open }) => open * rate.get(festivalOn)!);
};
