import type { Alert } from "../../shared/contracts/alerts.ts";
import { notFound } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import type { KeptAlert } from "./alert.ts";
import { readAlert } from "./alerts.table.ts";

/** An alert that the caller may see; a foreign one is not there. */
export const alertFor = async (caller: Caller, id: Alert["id"]): Promise<KeptAlert> => {
  const alert = await readAlert(id);
  if (!alert || !maySee(caller, alert.tenant)) throw notFound();
  return alert;
};
