import { festivalNames } from "../../../shared/contracts/festivals.ts";
import { nameIn } from "../../../shared/contracts/name-in.ts";
import type { Locale } from "../../../shared/contracts/primitives.ts";
import type { Template } from "./letter.ts";

export interface FestivalFacts {
  festival: string;
  festivalOn: string;
  lines: number;
  regions: readonly { region: string; units: number }[];
  most: readonly {
    sku: string;
    name?: { zh?: string | undefined; en?: string | undefined } | undefined;
    region: string;
    quantity: number;
  }[];
}
const nameOf = ({ festival }: FestivalFacts, locale: Locale): string => festivalNames[festival]?.[locale] ?? festival;
const path = "/supply-plans?show=build-up";

export const festivalNears: Template<FestivalFacts> = {
  "zh-CN": (f) => ({
    subject: `${nameOf(f, "zh-CN")}（${f.festivalOn}）节前备货：${f.lines} 项`,
    says: [
      `${nameOf(f, "zh-CN")}将至，各区域需备货：${f.regions.map(({ region, units }) => `${region} ${units}`).join("，")}。`,
      f.most.map((m) => `${nameIn("zh-CN", m.name) ?? ""}（${m.sku}）${m.region}：${m.quantity}`).join("\n"),
    ],
    todo: "请在补货计划中采纳或调整，以便按时到货。",
    path,
  }),
  en: (f) => ({
    subject: `${nameOf(f, "en")} (${f.festivalOn}): ${f.lines} lines to build up`,
    says: [
      `${nameOf(f, "en")} is near. To be built up, by region: ${f.regions.map(({ region, units }) => `${region} ${units}`).join(", ")}.`,
      f.most.map((m) => `${nameIn("en", m.name) ?? ""} (${m.sku}), ${m.region}: ${m.quantity}`).join("\n"),
    ],
    todo: "Please accept or change the lines of the supply plan, so that the goods are there in time.",
    path,
  }),
};
