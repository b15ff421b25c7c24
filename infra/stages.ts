import { RemovalPolicy } from "aws-cdk-lib";
import { Mfa, FeaturePlan } from "aws-cdk-lib/aws-cognito";

/** What differs between stages; everything else is the same everywhere. A setting has one place: here. */
export interface Stage {
  name: string;
  removal: RemovalPolicy;
  table: { maxReadUnits: number; maxWriteUnits: number; recoveryDays: number; deletionProtection: boolean };
  stream: { parallelization: number };
  bus: { archiveDays: number };
  queue: { maxConcurrency: number };
  schedules: { on: boolean };
  /** Of all callers together, and of one distributor (a container each: docs/adr/0022-quota.md). */
  api: { ratePerSecond: number; burst: number; perDistributorPerSecond: number };
  memoryMb: { api: number; worker: number; forecast: number };
  retentionDays: { app: 7 | 30 | 90; audit: 7 | 30 | 400 };
  identity: { mfa: Mfa; plan: FeaturePlan; deletionProtection: boolean };
  /** A domain and a firewall of its own. */
  edge: { own: boolean };
}

const dev: Omit<Stage, "name"> = {
  removal: RemovalPolicy.DESTROY,
  table: { maxReadUnits: 100, maxWriteUnits: 100, recoveryDays: 0, deletionProtection: false },
  stream: { parallelization: 1 },
  bus: { archiveDays: 0 },
  queue: { maxConcurrency: 2 },
  schedules: { on: false },
  api: { ratePerSecond: 20, burst: 40, perDistributorPerSecond: 5 },
  memoryMb: { api: 512, worker: 512, forecast: 512 },
  retentionDays: { app: 7, audit: 7 },
  identity: { mfa: Mfa.OPTIONAL, plan: FeaturePlan.ESSENTIALS, deletionProtection: false },
  edge: { own: false },
};

const staging: Omit<Stage, "name"> = {
  removal: RemovalPolicy.RETAIN,
  table: { maxReadUnits: 500, maxWriteUnits: 500, recoveryDays: 7, deletionProtection: true },
  stream: { parallelization: 2 },
  bus: { archiveDays: 7 },
  queue: { maxConcurrency: 5 },
  schedules: { on: true },
  api: { ratePerSecond: 50, burst: 100, perDistributorPerSecond: 10 },
  memoryMb: { api: 512, worker: 512, forecast: 512 },
  retentionDays: { app: 30, audit: 30 },
  identity: { mfa: Mfa.REQUIRED, plan: FeaturePlan.ESSENTIALS, deletionProtection: true },
  edge: { own: false },
};

const prod: Omit<Stage, "name"> = {
  removal: RemovalPolicy.RETAIN,
  table: { maxReadUnits: 4_000, maxWriteUnits: 2_000, recoveryDays: 35, deletionProtection: true },
  stream: { parallelization: 4 },
  bus: { archiveDays: 30 },
  queue: { maxConcurrency: 10 },
  schedules: { on: true },
  api: { ratePerSecond: 200, burst: 400, perDistributorPerSecond: 10 },
  memoryMb: { api: 1_024, worker: 512, forecast: 1_769 },
  retentionDays: { app: 90, audit: 400 },
  identity: { mfa: Mfa.REQUIRED, plan: FeaturePlan.PLUS, deletionProtection: true },
  edge: { own: true },
};

/** Workers whose work is heavier than others': reading files whole, computing forecasts. */
const heavy: Record<string, (stage: Stage) => { memoryMb: number; timeoutSeconds: number; maxConcurrency: number }> = {
  imports: () => ({ memoryMb: 1_024, timeoutSeconds: 60, maxConcurrency: 2 }),
  forecasts: (stage) => ({ memoryMb: stage.memoryMb.forecast, timeoutSeconds: 300, maxConcurrency: 2 }),
};
/** What a subscriber or job of `domain` gets; `seconds` is its trigger's own word. */
export const workerOf = (stage: Stage, domain: string, seconds?: number) => {
  const usual = { memoryMb: stage.memoryMb.worker, timeoutSeconds: 30, maxConcurrency: stage.queue.maxConcurrency };
  const worker = heavy[domain]?.(stage) ?? usual;
  return { ...worker, timeoutSeconds: seconds ?? worker.timeoutSeconds };
};

const known: Record<string, Omit<Stage, "name">> = { dev, staging, prod };

/** A name that is not one of the three is a developer's own copy with the settings of dev. */
export const stageNamed = (name: string): Stage => {
  if (!/^[a-z][a-z0-9-]{0,11}$/.test(name))
    throw new Error(`stage "${name}": 1 to 12 of a-z, 0-9 and -, first a letter (npx cdk synth -c stage=dev)`);
  return { name, ...(known[name] ?? dev) };
};

/** What a deployment is told from outside: `-c mailFrom=orders@example.com`. The defaults are enough for synth. */
export interface Deployment {
  mailFrom: string;
  /** Gets the alarms by mail, once its owner has confirmed. */
  pagerEmail: string | undefined;
  /** Of the secret that CloudFront shows to the API: named while it is rotated, so that CloudFormation looks it up anew. */
  originSecretVersion: string | undefined;
  /** Schedules run by its clock. */
  timeZone: string;
}

export const deploymentFrom = (context: (key: string) => unknown): Deployment => {
  const text = (key: string): string | undefined => {
    const value = context(key);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    mailFrom: text("mailFrom") ?? "huotong@example.com",
    pagerEmail: text("pagerEmail"),
    originSecretVersion: text("originSecretVersion"),
    timeZone: text("timeZone") ?? "Asia/Shanghai",
  };
};
