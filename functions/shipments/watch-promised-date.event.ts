import { orderPromised } from "../../events/orders.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { promised } from "./promises.table.ts";

export const handler = on("shipments/watch-promised-date.event", orderPromised, async ({ data, tenant }, { heard }) =>
  commit([heard, promised({ orderId: data.orderId, on: data.promisedOn, tenant })]),
);
