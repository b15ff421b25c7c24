import type { Locale } from "./primitives.ts";

/** What people call festivals, by the names that forecasts and plans have for them. */
export const festivalNames: Record<string, Record<Locale, string>> = {
  "spring-festival": { "zh-CN": "春节", en: "Spring Festival" },
  qingming: { "zh-CN": "清明", en: "Qingming" },
  "dragon-boat": { "zh-CN": "端午", en: "Dragon Boat Festival" },
  "mid-autumn": { "zh-CN": "中秋", en: "Mid-Autumn Festival" },
  "national-day": { "zh-CN": "国庆", en: "National Day" },
  "618": { "zh-CN": "618", en: "618" },
  "double-11": { "zh-CN": "双11", en: "Double 11" },
};
