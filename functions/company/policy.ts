import type { Policy } from "../../shared/contracts/company.ts";

/** How a company works that has not said otherwise: version 1, never stored. */
export const defaultPolicy: Policy = {
  companyName: "我的公司",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  defaultLocale: "zh-CN",
  defaultTaxRate: 1_300,
  review: {
    business: { on: true, passUpToFen: 0 },
    finance: { on: true, passUpToFen: 0 },
    outbound: { on: true, passUpToFen: 0 },
  },
  reserveStockAt: "submit",
  whenStockShort: "refuse",
  whenCreditShort: "refuse",
  overdue: { toleranceFen: 0, graceDays: 7 },
  creditHorizonDays: null,
  reviewWithinDays: 14,
  minimumOrderFen: 0,
};

export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
