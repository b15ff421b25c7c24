import { getCredit, getMyCredit, grantTemporaryLimit, setCreditLimit } from "../../shared/contracts/credit.ts";
import { triggers } from "../../shared/triggers.ts";

export const credit = triggers([
  {
    route: getMyCredit,
    run: "credit/get-my-credit.http",
    may: ["read", "write"],
    ifBroken: "distributors cannot see their credit",
  },
  {
    route: getCredit,
    run: "credit/get-credit.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot see why an order was refused or held",
  },
  {
    route: setCreditLimit,
    run: "credit/set-credit-limit.http",
    may: ["read", "write"],
    ifBroken: "credit limits cannot be changed",
  },
  {
    route: grantTemporaryLimit,
    run: "credit/grant-temporary-limit.http",
    may: ["read", "write"],
    ifBroken: "temporary limits cannot be granted",
  },
  {
    every: "cron(5 0 * * ? *)",
    run: "credit/refresh-limits.job",
    may: ["read", "write"],
    ifBroken: "reports show yesterday's limits where temporary ones begin or end; orders are not affected",
  },
  {
    every: "cron(10 0 * * ? *)",
    run: "credit/count-holds.job",
    may: ["read", "write"],
    ifBroken: "orders wanted later stay out of the exposure although their date has come near",
  },
]);
