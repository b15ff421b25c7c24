import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { allTriggers } from "../functions/triggers.ts";
import { clock } from "../shared/clock.ts";
import { isRoute } from "../shared/triggers.ts";
import type { Company, LoadedCompany } from "./companies/company.ts";
import { type Folder, openFolder } from "./folder.ts";
import { Mishap } from "./mishap.ts";
import { portalIsBuilt } from "./gateway/pages.ts";
import { defaultPort, names } from "./settings.ts";
import { startSystem, type System } from "./system.ts";

const usage = "npm start -- [--company demo|northwind] [--port 8420] [--data .huotong] [--reset]";
const root = join(import.meta.dirname, "..");

const options = (): { company: string; port: number; reset: boolean; data: string } => {
  try {
    const { values } = parseArgs({
      options: {
        company: { type: "string", default: "demo" },
        port: { type: "string", default: String(defaultPort) },
        reset: { type: "boolean", default: false },
        data: { type: "string", default: join(root, ".huotong") },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_531) throw new Error(`--port ${values.port} is not a port`);
    if (!/^[a-z-]+$/.test(values.company)) throw new Error(`--company ${values.company} is not a company`);
    return { ...values, port };
  } catch (error) {
    throw new Mishap((error as Error).message, usage, error);
  }
};

const load = async (name: string, system: System): Promise<LoadedCompany> => {
  const file = join(root, "local/companies", name, "load.ts");
  if (name === "none") return { accounts: [] };
  if (!existsSync(file)) throw new Mishap(`There is no company ${name}.`, `Choose one of those there are: ${usage}`);
  const { company } = (await import(pathToFileURL(file).href)) as { company: Company };
  const { users } = system.identity;
  return company.load({
    now: clock.now(),
    createIdentity: async (email, password) => {
      const known = users.byEmail(email);
      return (known ? users.setPassword(known, password, false) : users.create(email, password, false)).sub;
    },
  });
};

const width = (text: string): number => [...text].reduce((sum, c) => sum + (c > "\u2e7f" ? 2 : 1), 0);
const column = (text: string, size: number): string => text + " ".repeat(Math.max(1, size - width(text)));

const greet = ({ at }: System, { accounts }: LoadedCompany, folder: Folder, seconds: string): void => {
  console.log(`
  货通 Huotong · ready in ${seconds} s

  ${column("Portal", 12)}${portalIsBuilt() ? at.portal : "not built"}
  ${column("API", 12)}${at.api}   (${allTriggers.filter(isRoute).length} routes)
  ${column("Docs", 12)}${at.api}/docs   (sign in there and try a route)
  ${column("Mailbox", 12)}${at.mailbox}
  ${column("Sign-in", 12)}${at.signIn}
  ${column("Table", 12)}${process.env.AWS_ENDPOINT_URL_DYNAMODB}   (npm run -s fsck -- --table ${names.table} --endpoint …)
  ${column("Data", 12)}${folder.directory}   (begin anew: npm start -- --reset)
`);
  for (const { email, password, role, name } of accounts)
    console.log(`  ${column(role, 11)}${column(email, 36)}${column(password, 18)}${name}`);
  console.log("\n  Ctrl-C stops it; the data stays.\n");
};

const start = async (): Promise<void> => {
  const { company, port, reset, data } = options();
  const folder = openFolder(resolve(data, company), reset);
  const system = await startSystem({
    triggers: allTriggers,
    ports: [0, 1, 2, 3, 4].map((i) => port + i),
    directory: folder.directory,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 8_000).unref();
    await system.stop();
    folder.release();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  const loaded = folder.loaded ?? (await load(company, system));
  if (!folder.loaded) folder.markLoaded(loaded);
  system.runByItself({ makeUp: true });
  greet(system, loaded, folder, (process.uptime() as number).toFixed(1));
  process.send?.("ready");
};

start().catch((error: unknown) => {
  if (error instanceof Mishap) console.error(`\n  ${error.message}\n  ${error.whatToDo}\n`);
  else console.error(error);
  process.exit(1);
});
