import { changePolicy, getCompany, getPolicy } from "../../shared/contracts/company.ts";
import { triggers } from "../../shared/triggers.ts";

export const company = triggers([
  {
    route: getCompany,
    run: "company/get-company.http",
    may: ["read"],
    ifBroken: "the portal cannot tell currency and time zone",
  },
  { route: getPolicy, run: "company/get-policy.http", may: ["read"], ifBroken: "HQ cannot see the policy" },
  {
    route: changePolicy,
    run: "company/change-policy.http",
    may: ["read", "write"],
    ifBroken: "the policy cannot be changed",
  },
]);
