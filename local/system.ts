import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { policyNow } from "../functions/company/index.ts";
import { openApi } from "../shared/openapi.ts";
import type { Found } from "../shared/table.ts";
import { isEvent, isJob, isRoute, isStream, type Trigger } from "../shared/triggers.ts";
import { serveAws } from "./aws.ts";
import { eventBus, rulesOf } from "./bus/event-bus.ts";
import { type HandleStream, isUnsent, publishUnsent } from "./bus/outbox-reader.ts";
import { alertMails, type Handle, type Queues, startQueues } from "./bus/queues.ts";
import { type Loop, loop, takeBatch, tickDue } from "./bus/workers.ts";
import { startDynamoDb } from "./engine.ts";
import { jwtAuthorizer } from "./gateway/authorizer.ts";
import { type HandleHttp, serveGateway } from "./gateway/gateway.ts";
import { pages, servePortal } from "./gateway/pages.ts";
import { cognito } from "./identity/cognito.ts";
import { invitation } from "./identity/invitation.ts";
import { type IdentityProvider, serveIdentity } from "./identity/provider.ts";
import { forwardAlert, type Mailbox, startMailbox } from "./mail/mailbox.ts";
import { type Addresses, addressesAt, applySettings, clientId, names, scope } from "./settings.ts";
import { openStore, type Store } from "./store.ts";
import { prepareTable, sweepExpired } from "./table.ts";

export interface SystemOptions {
  triggers: readonly Trigger[];
  /** Five ports that follow each other in meaning, not in number: API, sign-in, mailbox, files, portal. */
  ports: readonly number[];
  /** Where data is kept; absent: in memory. */
  directory?: string;
  /** Where the alert topic's mails go. */
  alertAddresses?: readonly string[];
}
export interface System {
  at: Addresses;
  identity: IdentityProvider;
  mailbox: Mailbox;
  queues: Queues;
  /** Everything that has a queue: subscribers and jobs. */
  runs: readonly string[];
  handle(run: string): Promise<Handle>;
  publish(arrange?: (items: Found[]) => Found[]): Promise<{ sent: number; failed: number }>;
  /**
   * From now on events, queues and schedules run by themselves. `makeUp`: jobs that had no tick yet make up for the last day's, once what was loaded is worked off:
   * a company just loaded has its forecasts, as if the system had run the night before.
   */
  runByItself(o?: { makeUp?: boolean }): void;
  sweep(): Promise<number>;
  stop(): Promise<void>;
}

const dayMs = 86_400_000;
const functions = join(import.meta.dirname, "../functions");
const handlerOf = async <T>(run: string): Promise<T> =>
  ((await import(/* @vite-ignore */ pathToFileURL(join(functions, `${run}.ts`)).href)) as { handler: T }).handler;

const redirectsOf = ({ api, portal }: Addresses): string[] => [
  `${api}/docs/oauth2-redirect.html`,
  `${portal}/`,
  `${portal}/signed-in`,
  "http://localhost:5173/", // the portal's development server
  "http://localhost:5173/signed-in",
];

/** The whole system on this machine, made from the same triggers that infra deploys. */
export const startSystem = async (o: SystemOptions): Promise<System> => {
  const [apiPort, signInPort, mailboxPort, filesPort, portalPort] = o.ports as [number, number, number, number, number];
  const at = addressesAt(o.ports);
  const subscribers = o.triggers.filter(isEvent);
  const jobs = o.triggers.filter(isJob);
  const routes = o.triggers.filter(isRoute);
  const runs = [...subscribers, ...jobs].map(({ run }) => run);
  const started: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  const ends = <T extends { stop(): Promise<void> }>(part: T): T => {
    started.push(() => part.stop());
    return part;
  };
  const inDirectory = (name: string): string | undefined => o.directory && join(o.directory, name);
  try {
    const store: Store = openStore(inDirectory("local.db"));
    started.push(() => store.close());
    const [engine, queues, mailbox, identity] = await Promise.all([
      startDynamoDb(inDirectory("table.db")).then(ends),
      startQueues(filesPort, runs, inDirectory("queues")).then(ends),
      startMailbox(store, mailboxPort).then(ends),
      serveIdentity(store, signInPort, at.signIn, redirectsOf(at)).then(ends),
    ]);
    const loops = new Map<string, Loop>();
    const enqueue = (run: string, body: string): void => {
      queues.send(run, body);
      loops.get(run)?.wake();
    };
    const { users, endSessionsOf } = identity;
    const invite = (email: string, password: string, locale?: string) => invitation(email, password, locale, at.portal);
    const aws = ends(
      await serveAws(
        { ...eventBus(rulesOf(subscribers), enqueue), ...cognito({ users, signOut: endSessionsOf, invite }) },
        mailbox.ses,
      ),
    );
    applySettings(at, engine.endpoint, `http://127.0.0.1:${aws.port}`);
    await prepareTable(engine.endpoint, names.table);
    const [stream] = o.triggers.filter(isStream);
    const publish = async (arrange?: (items: Found[]) => Found[]) =>
      stream ? publishUnsent(await handlerOf<HandleStream>(stream.run), arrange) : { sent: 0, failed: 0 };
    const forward: Handle = async ({ Records }) => {
      for (const { body } of Records)
        await forwardAlert({ Body: body }, o.alertAddresses ?? ["alerts@huotong.example"]);
    };
    const handle = async (run: string): Promise<Handle> => (run === alertMails ? forward : handlerOf<Handle>(run));
    const origins = (): string[] => [at.portal, at.api, "http://localhost:5173"];
    const document = () =>
      openApi(
        routes.map(({ route }) => route),
        { api: at.api, authorizationUrl: `${at.signIn}/auth`, tokenUrl: `${at.signIn}/token` },
      );
    ends(
      await serveGateway({
        port: apiPort,
        routes,
        authorize: jwtAuthorizer({ keys: identity.keys, issuer: at.signIn, audience: clientId, scope }),
        handlerOf: (run) => handlerOf<HandleHttp>(run),
        origins,
        pages: pages(() => at, document),
        changed: () => loops.get("outbox")?.wake(),
      }),
    );
    ends(await servePortal(portalPort, () => at));
    const sweep = (): Promise<number> => sweepExpired(engine.endpoint, names.table);
    const isBusy = async (): Promise<boolean> =>
      runs.some((run) => queues.waiting(run).ready + queues.waiting(run).later > 0) || (await isUnsent());
    const runByItself = ({ makeUp = false } = {}): void => {
      started.push(async () => void (await Promise.all([...loops.values()].map((one) => one.stop()))));
      const add = (name: string, idleMs: number, look: () => Promise<boolean>): void => {
        loops.set(name, loop(name, idleMs, look));
      };
      for (const run of [...runs, alertMails])
        add(run, 500, async () => {
          const took = await takeBatch(queues, run, await handle(run));
          if (took) loops.get("outbox")?.wake();
          return took;
        });
      add("outbox", 1_000, async () => (await publish()).sent > 0);
      const ticks = store.shelf("ticks");
      let backMs = makeUp ? dayMs : 0;
      add("schedules", 5_000, async () => {
        if (backMs > 0 && (await isBusy())) return false;
        tickDue(jobs, ticks, (await policyNow()).timeZone, { send: enqueue }, backMs);
        backMs = 0;
        return false;
      });
      let quiet = true; // not while it starts
      add("expired items", 3_600_000, async () => {
        if (!quiet) await sweep();
        return (quiet = false);
      });
    };
    return { at, identity, mailbox, queues, runs: [...runs, alertMails], handle, publish, runByItself, sweep, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
