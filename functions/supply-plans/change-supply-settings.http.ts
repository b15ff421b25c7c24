import { commit } from "../../shared/commit.ts";
import { changeSupplySettings } from "../../shared/contracts/supply-settings.ts";
import { stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readSettings, settingsChanged } from "./settings.table.ts";

/** The next plans are made with them; those that are there stay as they are. */
export const handler = http(changeSupplySettings, async ({ body: { settings, expectedVersion }, caller, now }) => {
  const { company } = await readSettings([]);
  if (company.version !== expectedVersion) throw stale();
  const by = { actor: caller.actor, now, action: changeSupplySettings.name };
  await commit(settingsChanged(undefined, company, settings, by));
  return { settings, version: expectedVersion + 1 };
});
