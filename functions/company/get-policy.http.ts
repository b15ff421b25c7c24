import { getPolicy } from "../../shared/contracts/company.ts";
import { http } from "../../shared/http.ts";
import { storedPolicy } from "./company.table.ts";

export const handler = http(getPolicy, async () => {
  const { policy, version } = await storedPolicy();
  return { ...policy, version };
});
