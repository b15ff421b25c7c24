import { getOrder } from "../../shared/contracts/orders.ts";
import { http } from "../../shared/http.ts";
import { findOrder } from "./index.ts";

export const handler = http(getOrder, ({ params, caller }) => findOrder(caller, params.orderId));
