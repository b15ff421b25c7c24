import { reactivateDistributor } from "../../shared/contracts/distributors.ts";
import { changeStatus } from "./change-status.ts";

export const handler = changeStatus(reactivateDistributor, "active");
