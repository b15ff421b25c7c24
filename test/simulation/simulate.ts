import { clock } from "../../shared/clock.ts";
import type { Row, Violation } from "../../operate/fsck/check.ts";
import { clients as makeClients } from "./clients.ts";
import { noises, type Plan } from "./faults.ts";
import { hook } from "./hook.ts";
import { type Handler, hosts as makeHosts } from "./hosts.ts";
import { eventLoop, invocationNow } from "./loop.ts";
import { aDraft, plenty, requestOf, type Step, submission } from "./requests.ts";
import { type Post, postOffice } from "./post.ts";
import { readModels } from "./read-models.ts";
import { allTold, kept, lawful, standing, standingAfter } from "./rules.ts";
import { services } from "./services.ts";
import { memTable } from "./table/mem-table.ts";
import { coldStart, handlersOf, jobs, publisher, rules, secondsOf, startAt, subscribers, worldOf } from "./world.ts";

/** One run, wholly: the same schedule gives the same run. */
export interface Schedule {
  policy: number;
  steps: readonly Step[];
  plan: Plan;
  noise: number;
  seed: number;
}
export interface Result {
  violations: Violation[];
  hash: string;
  /** The commands of the calls that a plan could have hit, in their order. */
  calls: readonly string[];
  loopSteps: number;
  commits: number;
  mails: number;
  doubledMails: number;
  faults: string[];
  accepted: number;
  refused: number;
  unsure: number;
  events: number;
  virtualMinutes: number;
  trace: readonly string[];
}
const routes = ["orders/create-order", "orders/submit-order", "orders/approve-order", "orders/reject-order", "orders/cancel-order", "orders/change-order", "orders/release-hold", "orders/short-close-order", "shipments/start-picking", "shipments/cancel-picking", "shipments/ship-shipment", "shipments/receive-shipment", "billing/record-payment", "billing/allocate-payment", "inventory/receive-goods", "inventory/adjust-stock", "transfers/plan-transfer", "transfers/ship-transfer", "transfers/receive-transfer", "transfers/cancel-transfer"]; // prettier-ignore
let loaded: Promise<Map<string, Handler>> | undefined;
const load = async (): Promise<Map<string, Handler>> => {
  const others = await handlersOf([publisher, ...jobs, ...subscribers.map(({ run }) => run)]);
  const http = await handlersOf(routes.map((route) => `${route}.http`));
  return new Map([
    ...others,
    ...[...http].map(([run, handler]) => [run.split("/")[1]!.replace(".http", ""), handler] as const),
  ]);
};

/** The last one is asked for again and again. */
let [written, text] = [NaN, ""];
const instant = (ms: number): string => {
  if (ms !== written) [written, text] = [ms, new Date(ms).toISOString()];
  return text;
};

export const simulate = async ({ policy, steps, plan, noise: level, seed }: Schedule): Promise<Result> => {
  const handlers = await (loaded ??= load());
  const world = await worldOf(policy);
  const noise = noises[level % noises.length]!;
  const table = memTable(world.items);
  const loop = eventLoop(seed, startAt);
  const accepted = new Map<string, number>();
  const post: Post = postOffice();
  let [setAside, commits] = [0, 0];
  const hosts = makeHosts(loop, handlers, rules, publisher, noise, secondsOf);
  const aws = services(
    loop,
    table,
    ({ service, command, input }, failing) => {
      if (command === "PutObjectCommand") setAside += 1;
      if (service === "ses" || service === "sns") return post.take(command, input);
      if (service !== "events") return {};
      const Entries = (input.Entries as { Source: string; DetailType: string; Detail: string }[]).map((entry, i) => {
        if (failing(i)) return { ErrorCode: "InternalFailure", ErrorMessage: "as planned" };
        const { id } = JSON.parse(entry.Detail) as { id: string };
        accepted.set(id, (accepted.get(id) ?? 0) + 1);
        hosts.toBus(entry);
        return { EventId: `b${accepted.size}` };
      });
      return { FailedEntryCount: Entries.filter((entry) => "ErrorCode" in entry).length, Entries };
    },
    plan,
    noise,
  );
  hook(async (_, command, input) => table.send(command, input));
  await coldStart(world);
  hook(aws.answer);
  clock.now = () => instant(loop.now() + (invocationNow()?.skewMs ?? 0));
  clock.random = loop.random;
  clock.sleep = (ms) => {
    const invocation = invocationNow();
    return new Promise((done) => loop.after(ms, () => invocation?.dead || done()));
  };
  const rows = (): Row[] => table.items() as Row[];
  const judge = standingAfter(rows());
  let broken: Violation[] = [];
  table.onCommit((commit) => {
    commits += 1;
    for (const { before, after } of commit) if (!before && after?.type === "event") hosts.toStream(after);
    if (broken.length > 0) return;
    broken = [...lawful(commit), ...judge(commit)];
    if (broken.length > 0) loop.note(`BROKEN ${broken[0]!.rule} ${broken[0]!.where}`);
  });

  const people = makeClients(loop, handlers, noise);
  const act = async (step: Step, n: number): Promise<void> => {
    const reference = `R-${n}`;
    const asked = requestOf(world, step, rows(), reference);
    if (asked) return void (await people.ask(asked, reference));
    const draft = aDraft(world, step, reference);
    const made = await people.ask(draft, reference);
    if (made.ended === "ok")
      await people.ask(submission(draft.options.as, made.reply.id as string), `${reference}-submit`);
  };
  let at = 0;
  for (const [n, step] of steps.entries()) {
    if (!step.together) at += loop.between(500, 2_500);
    loop.after(at, () => void act(step, n));
  }
  const tick = (run: string): void =>
    hosts.toQueue(run, JSON.stringify({ scheduledTime: new Date(loop.now()).toISOString() }));
  for (const [i, run] of jobs.entries()) loop.after(at / 2 + i * 700, () => tick(run));

  const finish = async (): Promise<Violation[]> => {
    await loop.drain(startAt + at + 45_000);
    for (const part of [aws, hosts, people]) part.heal();
    await loop.drain();
    const healedAt = loop.now();
    let swept = false;
    for (let round = 0; round < 6; round += 1) {
      hosts.redrive();
      for (const run of jobs) tick(run);
      await loop.drain(loop.now() + 5 * 60_000);
      const { unsent, postings } = left(rows());
      swept ||= unsent > 0;
      if (round > 0 && unsent + postings + hosts.deadLetters() + hosts.waiting() === 0) break;
    }
    const restMinutes = Math.round((loop.now() - healedAt) / 60_000);
    await loop.drain();
    if (broken.length > 0) return broken;
    const stuck = hosts.deadLetters() + hosts.waiting();
    const before = new Set(world.items.map(({ eventId }) => eventId as string));
    const found = [
      ...(stuck > 0 ? [{ rule: "L3 queues are empty", where: "", expected: 0, found: stuck }] : []),
      ...(restMinutes > (swept ? 25 : 15) ? [{ rule: "P10 it comes to rest in time", where: "", expected: swept ? 25 : 15, found: restMinutes }] : []), // prettier-ignore
      ...allTold(rows(), before, { accepted, handled: hosts.handled, setAside }),
      ...standing(rows(), true),
      ...readModels(rows(), world),
      ...post.judged(rows(), world, aws.faults),
    ];
    if (found.length > 0) return found;
    await late();
    if (broken.length > 0) return broken;
    if (people.faults.length > 0) return [{ rule: "P15 no fault is told", where: people.faults[0]!, expected: "none", found: people.faults.length }]; // prettier-ignore
    return [...kept(rows(), before, people.history), ...standing(rows(), true)];
  };
  /** P1, P2: with goods and credit for everyone, what was refused is asked once more, and so is what was granted. */
  const late = async (): Promise<void> => {
    const posts = people.history.filter(({ contract, ended }) => contract.method === "POST" && ended !== "info");
    const asked = [...posts.filter(({ ended }) => ended === "fail").slice(0, 4), ...posts.slice(-3)];
    const freed = plenty(world).map((one) => people.ask(one, (one.options.body as { reference: string }).reference));
    await loop.drain();
    await Promise.all(freed);
    const repeated = asked.map(people.again);
    await loop.drain();
    await Promise.all(repeated);
    for (let round = 0; round < 4 && left(rows()).unsent > 0; round += 1) {
      for (const run of jobs) tick(run);
      await loop.drain(loop.now() + 5 * 60_000);
    }
  };
  let violations: Violation[];
  try {
    violations = await finish();
  } catch (error) {
    violations = [
      { rule: "L it comes to rest", where: (error as Error).message, expected: "rest", found: (error as Error).stack },
    ];
  }
  const { hash, steps: loopSteps, last } = loop.trace();
  const ended = (how: string): number => people.history.filter((entry) => entry.ended === how).length;
  return {
    violations, hash, calls: aws.calls(), loopSteps, commits, mails: post.sent(), doubledMails: post.doubled(), faults: aws.faults, accepted: ended("ok"), refused: ended("fail"),
    unsure: ended("info"), events: accepted.size, virtualMinutes: Math.round((loop.now() - startAt) / 60_000), trace: last,
  }; // prettier-ignore
};
const left = (items: readonly Row[]) => ({
  unsent: items.filter(({ unsentShard }) => unsentShard !== undefined).length,
  postings: items.filter(({ type }) => type === "posting").length,
});
