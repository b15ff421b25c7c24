import { freshToken } from "../../shared/clock.ts";

/** The files of a run share one engine: each system gets a table of its own. */
process.env.LOCAL_TABLE_NAME = `huotong-${freshToken()}`;
