import { getCompany } from "../../shared/contracts/company.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "./index.ts";

export const handler = http(getCompany, async () => policyNow());
