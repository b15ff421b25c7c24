import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { EventDefinition } from "../events/define.ts";
import { allTriggers, domains } from "../functions/triggers.ts";
import type * as httpModule from "../shared/http.ts";
import type * as jobModule from "../shared/job.ts";
import type * as onModule from "../shared/on.ts";
import { eventsOf, isEvent, isJob, isRoute, type Trigger } from "../shared/triggers.ts";
import { allEvents, type AnyContract, contractsByName, root } from "./support/contracts.ts";

/** What each entry point says of itself when it is loaded; the real http, on and job make the handlers. */
interface Said {
  contract?: AnyContract;
  name?: string;
  definitions?: readonly EventDefinition<any>[];
  runText?: string;
}
const said = vi.hoisted(() => ({ now: {} as Said }));
vi.mock("../shared/http.ts", async (original) => {
  const real = await original<typeof httpModule>();
  const http = (contract: never, run: never) => {
    said.now = { contract, runText: String(run) };
    return real.http(contract, run);
  };
  return { ...real, http };
});
vi.mock("../shared/on.ts", async (original) => {
  const real = await original<typeof onModule>();
  const on = (name: string, definitions: never, run: never) => {
    said.now = { name, definitions: [definitions].flat() };
    return real.on(name, definitions, run);
  };
  return { ...real, on };
});
vi.mock("../shared/job.ts", async (original) => {
  const real = await original<typeof jobModule>();
  const job = (name: string, run: never) => {
    said.now = { name };
    return real.job(name, run);
  };
  return { ...real, job };
});

const folders = readdirSync(join(root, "functions"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const entryPoints = folders.flatMap((folder) =>
  readdirSync(join(root, "functions", folder))
    .filter((file) => /\.(http|event|job|stream)\.ts$/.test(file))
    .map((file) => `${folder}/${file.slice(0, -3)}`),
);
const kindOf = (trigger: Trigger): string =>
  isRoute(trigger) ? "http" : isEvent(trigger) ? "event" : isJob(trigger) ? "job" : "stream";
const sorted = (list: Iterable<string>): string[] => [...list].sort();
const types = (definitions: readonly EventDefinition<any>[]): string[] => sorted(definitions.map(({ type }) => type));
const saidBy = new Map<string, Said & { handler: unknown }>();

beforeAll(async () => {
  for (const run of entryPoints) {
    said.now = {};
    const module = (await import(
      /* @vite-ignore */ pathToFileURL(join(root, "functions", `${run}.ts`)).href
    )) as object;
    saidBy.set(run, { ...said.now, handler: (module as { handler?: unknown }).handler });
  }
});

describe("the triggers", () => {
  it("name every entry point once, and nothing else", () => {
    expect(entryPoints.length).toBeGreaterThan(100);
    expect(sorted(allTriggers.map(({ run }) => run))).toEqual(sorted(entryPoints));
  });
  it("are those of the folder that bears their name", () => {
    expect(sorted(Object.keys(domains))).toEqual(sorted(folders));
    for (const [domain, list] of Object.entries(domains))
      expect(
        list.filter(({ run }) => !run.startsWith(`${domain}/`)),
        domain,
      ).toEqual([]);
  });
  it("say by what an entry point is woken, as its ending does", () => {
    for (const trigger of allTriggers) expect(trigger.run.split(".").pop(), trigger.run).toBe(kindOf(trigger));
  });
  it("say what people notice when it fails, and what it may do", () => {
    for (const { run, ifBroken, may } of allTriggers) {
      expect(ifBroken.length, run).toBeGreaterThan(10);
      expect(new Set(may).size, run).toBe(may.length);
    }
  });
});

describe("an entry point", () => {
  it("exports a handler", () => {
    for (const [run, { handler }] of saidBy) expect([run, typeof handler]).toEqual([run, "function"]);
  });
  it("answers the route of its trigger, which bears its name", () => {
    for (const trigger of allTriggers.filter(isRoute)) {
      expect(saidBy.get(trigger.run)?.contract, trigger.run).toBe(trigger.route);
      expect(trigger.run.split("/")[1]).toBe(`${trigger.route.name}.http`);
    }
  });
  it("that is a subscriber or a job bears the name of its path", () => {
    for (const trigger of allTriggers.filter((t) => isEvent(t) || isJob(t)))
      expect(saidBy.get(trigger.run)?.name).toBe(trigger.run);
  });
  it("that is a subscriber hears the events of its trigger", () => {
    for (const trigger of allTriggers.filter(isEvent))
      expect([trigger.run, types(saidBy.get(trigger.run)?.definitions ?? [])]).toEqual([
        trigger.run,
        types(eventsOf(trigger)),
      ]);
  });
  it("takes effect once where its route takes a key, and only there", () => {
    for (const { run, route } of allTriggers.filter(isRoute)) {
      const keyed = route.method === "POST" && !route.asksOnly && typeof route.who !== "string";
      expect([run, /\bonce\b/.test(saidBy.get(run)?.runText ?? "")]).toEqual([run, keyed]);
    }
  });
});

describe("the routes", () => {
  const routes = allTriggers.filter(isRoute).map(({ route }) => route as AnyContract);
  it("are all contracts there are, each under its own name in camelCase", async () => {
    const contracts = await contractsByName();
    expect(sorted([...contracts.values()].map(({ name }) => name))).toEqual(sorted(routes.map(({ name }) => name)));
    for (const [constant, { name }] of contracts)
      expect(constant).toBe(name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  });
  it("differ from each other by name, and by method and path", () => {
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
    const places = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
    expect(new Set(places).size).toBe(routes.length);
  });
});

/** Facts that nobody acts on: they are read on the timeline of what they happened to. */
const timelineOnly: Record<string, string> = {
  AlertAcknowledged: "who took it: the alert's timeline",
  AlertEased: "it got better by itself: nobody has to do anything",
  AlertSnoozed: "until when, and why: the alert's timeline",
  CreditLimitChanged: "the next order meets the new limit in its own transaction",
  DistributorStatusChanged: "the next order meets the new status; open orders go on",
  ImportFinished: "whoever began it looks at its progress",
  OrderSettled: "the end of an order's timeline",
  SupplyLineAccepted: "the goods on order say it themselves (StockMoved); the line's timeline",
  SupplyLineRejected: "the line's timeline; the next plan reads what was declined",
  SupplyRunFinished: "whoever began it looks at its progress",
  SupplySettingsChanged: "the next plan is made with them",
  PickingCancelled: "the warehouse's own step on the order's timeline",
  PickingStarted: "the warehouse's own step on the order's timeline",
  PolicyChanged: "read within 30 seconds by whoever asks for the policy",
  PriceListChanged: "prices are resolved when they are asked for",
  PriceListCreated: "prices are resolved when they are asked for",
  PriceListPublished: "prices are resolved when they are asked for",
  PriceListWithdrawn: "prices are resolved when they are asked for",
  PricesChanged: "prices are resolved when they are asked for",
  ProductChanged: "orders look products up when they are submitted",
  ProductCreated: "orders look products up when they are submitted",
  ProductDiscontinued: "orders look products up when they are submitted",
  QualificationDue: "seen on the distributor's record; past its end new orders are held",
};

describe("the events", () => {
  it("differ by type, and are heard by somebody or named here with the reason", async () => {
    const events = await allEvents();
    expect(events.length).toBeGreaterThan(20);
    expect(new Set(events.map(({ type }) => type)).size).toBe(events.length);
    const heard = new Set(allTriggers.filter(isEvent).flatMap((t) => eventsOf(t).map(({ type }) => type)));
    expect(types(events.filter(({ type }) => !heard.has(type)))).toEqual(sorted(Object.keys(timelineOnly)));
  });
  it("are past tense, from the domain whose file they are in", async () => {
    for (const { source, type } of await allEvents()) {
      expect(type).toMatch(/^([A-Z][a-z]+)+$/);
      expect(folders, `${type} of ${source}`).toContain(source.replace("huotong.", ""));
    }
  });
});

describe("a domain", () => {
  it("says what it owns, on one screen", () => {
    for (const folder of folders) {
      const file = join(root, "functions", folder, "README.md");
      expect(existsSync(file), `${folder}/README.md`).toBe(true);
      expect(readFileSync(file, "utf8").split("\n").length, folder).toBeLessThanOrEqual(60);
    }
  });
});

/** Longer than their kind may be, each for a reason. */
const longer: Record<string, string> = {
  "functions/orders/list-waiting.http.ts": "the queue of each role, as a table",
  "functions/orders/order.ts": "the moves, steps and projections of one thing, read beside each other",
  "functions/orders/orders.table.ts": "the biggest record, its way into chunks and back, and what its changes write",
  "infra/code-function.ts": "what every function has: role, log, alarms, bundle",
  "infra/http-function.ts": "a function, its routes and their alarms",
  "infra/portal-stack.ts": "bucket, distribution and their policies",
  "shared/contracts/orders.ts": "the list of a domain's routes",
};

const limits: [kind: string, of: RegExp, lines: number][] = [
  ["an entry point", /^functions\/[^/]+\/[^/]+\.(http|event|job|stream)\.ts$/, 40],
  ["rules and storage", /^functions\/(?!.*\/(triggers|templates\/|mappings\/)).*\.ts$/, 150],
  ["a construct", /^infra\/.*-(function|stack)\.ts$/, 80],
  ["any file", /^(functions|shared|events|infra|local|docs)\/.*\.ts$/, 250],
];
describe("the size of files", () => {
  const files = ["functions", "shared", "events", "infra", "local", "docs"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  );
  const linesOf = (file: string): number => readFileSync(join(root, file), "utf8").split("\n").length - 1;
  const over = files.filter((file) => {
    const limit = limits.find(([, of]) => of.test(file));
    return limit !== undefined && linesOf(file) > limit[2];
  });
  it("keeps to one screen, or says why not", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(sorted(over)).toEqual(sorted(Object.keys(longer)));
  });
});
