import type { Row } from "./result.ts";

type Part = (o: { quick: boolean }) => Promise<Row[]>;
/** Imported when run: a part pays for nothing of another's. */
export const parts = {
  units: async () => (await import("./parts/units.ts")).units(),
  orders: async (o) => (await import("./parts/orders.ts")).orders(o),
  effects: async (o) => (await import("./parts/effects.ts")).effects(o),
  scarce: async (o) => (await import("./parts/scarce.ts")).scarce(o),
  growth: async (o) => (await import("./parts/growth.ts")).growth(o),
  lists: async (o) => (await import("./parts/lists.ts")).lists(o),
  "cold-start": async (o) => (await import("./parts/cold-start.ts")).coldStart(o),
  fairness: async (o) => (await import("./parts/fairness.ts")).fairness(o),
  forecasts: async (o) => (await import("./parts/forecasts.ts")).forecasts(o),
  portal: async (o) => (await import("./parts/portal.ts")).portal(o),
  cost: async () => (await import("./parts/cost.ts")).cost(),
} satisfies Record<string, Part>;
export const partNames: readonly string[] = Object.keys(parts);
