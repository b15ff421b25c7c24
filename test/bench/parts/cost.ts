import { allTriggers } from "../../../functions/triggers.ts";
import { isEvent, isJob } from "../../../shared/triggers.ts";
import { rounded } from "../load.ts";
import { meter } from "../meter.ts";
import { orderLife } from "../order-life.ts";
import type { Row } from "../result.ts";

/**
 * US dollars, us-east-1, on demand, without free tiers; AWS's public price pages, November 2026. Change them here for another region.
 * https://aws.amazon.com/{dynamodb,lambda,api-gateway,eventbridge,sqs,ses,cloudwatch}/pricing
 */
const prices = {
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  httpRequest: 1e-6,
  lambdaRequest: 0.2e-6,
  lambdaGbSecond: 13.3334e-6,
  busEvent: 1e-6,
  queueRequest: 0.4e-6,
  mail: 100e-6,
  logByte: 0.5e-9,
  alarmMetric: 0.1,
};
/** Assumed, not measured here: an invocation takes 100 ms of a gigabyte, and leaves a kilobyte of log (Lambda's own lines, or the access log's); a message is sent, received and deleted. */
const invocationGbSeconds = 0.1;
const logBytes = 1_000;
const requestsAMessage = 3;
/** An idle queue is asked by Lambda's five pollers, 20 seconds a question. */
const pollsAMonth = (5 * 30 * 86_400) / 20;

/** What 1,000 lives of a five-line order cost, from the units that one was measured to use, and what a deployed stage costs while nothing happens. */
export const cost = async (): Promise<Row[]> => {
  const steps = await orderLife(meter());
  const sum = (of: (step: (typeof steps)[number]) => number): number => steps.reduce((n, step) => n + of(step), 0);
  const [writes, reads] = [sum(({ writes }) => writes), sum(({ reads }) => reads)];
  const [events, messages, invocations] = [sum((s) => s.events), sum((s) => s.messages), sum((s) => s.invocations)];
  const mails = sum((s) => s.mails);
  const dollars = {
    table: writes * prices.writeUnit + reads * prices.readUnit,
    requests: steps.length * prices.httpRequest,
    functions: invocations * (prices.lambdaRequest + invocationGbSeconds * prices.lambdaGbSecond),
    events: events * prices.busEvent + messages * requestsAMessage * prices.queueRequest,
    mail: mails * prices.mail,
    logs: (invocations + steps.length) * logBytes * prices.logByte,
  };
  const life = Object.values(dollars).reduce((a, b) => a + b, 0);
  const queues = allTriggers.filter((one) => isEvent(one) || isJob(one)).length;
  const part = "cost";
  return [
    { part, what: "one life: write units", figure: rounded(writes, 1), unit: "units" },
    { part, what: "one life: read units", figure: rounded(reads, 1), unit: "units" },
    {
      part,
      what: "one life: requests, events, messages, invocations, mails",
      figure: steps.length,
      unit: "requests",
      note: `${events} events, ${messages} messages, ${invocations} invocations, ${mails} mails`,
    },
    ...Object.entries(dollars).map(([what, one]) => ({
      part,
      what: `1,000 lives: ${what}`,
      figure: rounded(one * 1_000, 3),
      unit: "USD",
    })),
    { part, what: "1,000 lives", figure: rounded(life * 1_000, 2), unit: "USD" },
    {
      part,
      what: "a month at rest: polling",
      figure: rounded(queues * pollsAMonth * prices.queueRequest),
      unit: "USD",
      note: `${queues} queues`,
    },
    {
      part,
      what: "a month at rest: one metric of an alarm",
      figure: prices.alarmMetric,
      unit: "USD",
      note: "times those in the stage's templates: docs/benchmarks.md",
    },
  ];
};
