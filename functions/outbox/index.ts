import { commit } from "../../shared/commit.ts";
import * as storage from "./canary.table.ts";

/** Commits a canary: its news go the way of all news. */
export const sendCanary = (id: string, now: string): Promise<void> => commit([storage.sending(id, now)]);
/** When the subscriber's answer was in the table; undefined before. */
export const canaryHeardAt = (id: string): Promise<string | undefined> => storage.heardAt(id);
