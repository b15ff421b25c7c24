import type { EventDefinition } from "../events/define.ts";
import type { Contract } from "./contracts/contract.ts";

/** What an entry point may do beyond logging; infra turns it into its role, and nothing else. */
export type Permission =
  | "read"
  | "write"
  | "publish-events"
  | "publish-alerts"
  | "send-mail"
  | "manage-identities"
  | "read-files"
  | "write-files";

interface Common {
  /** `orders/submit-order.http`: the file under functions/, without its ending. */
  run: string;
  may: readonly Permission[];
  /** What people notice when it fails: the text of its alarm and of its runbook entry. */
  ifBroken: string;
}
export interface RouteTrigger extends Common {
  route: Contract<any, any, any, any>;
}
export interface EventTrigger extends Common {
  on: EventDefinition<any> | readonly EventDefinition<any>[];
  seconds?: number;
}
export interface JobTrigger extends Common {
  /** EventBridge Scheduler's words: `rate(15 minutes)`, `cron(0 6 * * ? *)`, in the company's time zone. */
  every: `rate(${string})` | `cron(${string})`;
  seconds?: number;
  /** A message of its log that pages the operators: what it found, not that it failed. */
  pagesWhenLogged?: string;
}
/** The table's stream: inserts of events alone. One of these exists. */
export interface StreamTrigger extends Common {
  stream: "events";
}
export type Trigger = RouteTrigger | EventTrigger | JobTrigger | StreamTrigger;

/** Every way into a domain, as data: infra deploys it, local runs it, docs/map.md is printed from it, the wiring test holds it against the files. */
export const triggers = <const T extends readonly Trigger[]>(list: T): T => list;

export const isRoute = (t: Trigger): t is RouteTrigger => "route" in t;
export const isEvent = (t: Trigger): t is EventTrigger => "on" in t;
export const isJob = (t: Trigger): t is JobTrigger => "every" in t;
export const isStream = (t: Trigger): t is StreamTrigger => "stream" in t;
export const eventsOf = (t: EventTrigger): readonly EventDefinition<any>[] =>
  Array.isArray(t.on) ? t.on : [t.on as EventDefinition<any>];
