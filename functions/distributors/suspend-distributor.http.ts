import { suspendDistributor } from "../../shared/contracts/distributors.ts";
import { changeStatus } from "./change-status.ts";

export const handler = changeStatus(suspendDistributor, "suspended");
