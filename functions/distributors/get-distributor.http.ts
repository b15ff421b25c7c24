import { getDistributor } from "../../shared/contracts/distributors.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { readDistributor } from "./distributors.table.ts";

export const handler = http(getDistributor, async ({ params: { distributorId }, caller }) => {
  const found = maySee(caller, distributorId) && (await readDistributor(distributorId));
  if (!found) throw notFound();
  return found;
});
