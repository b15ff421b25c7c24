import { festivalNears } from "../../events/supply-plans.ts";
import { on } from "../../shared/on.ts";
import { festivalNears as letter } from "./templates/festivals.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-sales-of-festival.event";

/** The warehouse hears of it too: the goods are to come there. */
export const handler = on(name, festivalNears, async (event, { now }) => {
  const to = { tenant: "HQ", roles: ["sales", "warehouse"] as const };
  await tell({ name, event, now, to, template: letter, facts: event.data });
});
