import { listCarriers } from "../../shared/contracts/carriers.ts";
import { http } from "../../shared/http.ts";
import { everyCarrier } from "./carriers.table.ts";

export const handler = http(listCarriers, async () => ({ items: await everyCarrier() }));
