import { getSupplySettings } from "../../shared/contracts/supply-settings.ts";
import { http } from "../../shared/http.ts";
import { readSettings } from "./settings.table.ts";

export const handler = http(getSupplySettings, async () => (await readSettings([])).company);
