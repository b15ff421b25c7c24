export { transferPlan } from "./plan.ts";
