import type { AgeBand } from "../../../../shared/contracts/stock-health.ts";
import type { Say } from "../../app/texts.ts";

export const bandName = ({ fromDays, toDays }: AgeBand, say: Say<"ageBand" | "ageOver">): string =>
  toDays === null ? say("ageOver", { from: fromDays - 1 }) : say("ageBand", { from: fromDays, to: toDays });
