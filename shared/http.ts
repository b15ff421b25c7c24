import middy from "@middy/core";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { z } from "zod";
import { clock } from "./clock.ts";
import type { Contract } from "./contracts/contract.ts";
import type { Locale } from "./contracts/primitives.ts";
import { AlreadyDone, Refusal } from "./errors.ts";
import { apiHeaders } from "./headers.ts";
import { logFault } from "./log.ts";
import { type Caller, callerOf } from "./membership.ts";
import { type Once, type OnceRecord, onceFor } from "./once.ts";
import { cameThroughEdge } from "./origin.ts";
import { parseRequest } from "./parse-request.ts";
import { localeOf, problemOf } from "./problems.ts";
import { takeRequest } from "./quota.ts";

/** What an entry point gets: parsed, authorised, checked against its contract. */
export interface Request<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  caller: Caller;
  locale: Locale;
  now: string;
  /** For POSTs: its `done(reply)` belongs into the transaction. */
  once: Once;
  /** For signed routes: what the signature covers, to the byte. */
  raw: { body: string; headers: Record<string, string | undefined> };
}
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpReply = APIGatewayProxyStructuredResultV2;
/** API functions end after 10 s (infra/http-function.ts), and then nobody answers. */
const answerWithinMs = 8_500;
type Prepared = HttpEvent & { prepared: Request<unknown, unknown, unknown> & { record?: OnceRecord } };
type Run = middy.Request<Prepared, HttpReply>;

const nobody: Caller = {
  userId: "", name: "", email: "", tenant: "HQ", role: "viewer", status: "active", locale: "en", actor: { id: "", name: "", tenant: "HQ" },
}; // prettier-ignore

/** The handler of one route. It returns the reply's body; refusals are thrown; status codes are the contract's business. */
export const http = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  run: (request: Request<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
) => {
  const handler = middy<Prepared, HttpReply>()
    .use(answers(contract))
    .use(throughEdge)
    .use(signedIn(contract))
    .use(parsed(contract))
    .use(onceOnly(contract))
    .handler(async ({ prepared }): Promise<HttpReply> => {
      const reply = await run(prepared as never);
      if (prepared.record && !prepared.record.used())
        throw new Error(`${contract.name} did not commit its once.done(reply)`);
      return success(contract, reply);
    });
  // Each call of the store is bounded; that several of them in turn stay below the function's own end is seen to here.
  return (event: HttpEvent, context: Context): Promise<HttpReply> =>
    clock.within(answerWithinMs, Promise.resolve(handler(event as Prepared, context)), () => {
      const locale = localeOf(event.headers["accept-language"]) ?? "en";
      logFault("request took too long", new Error("late"), {
        name: contract.name,
        requestId: event.requestContext.requestId,
      });
      return withHeaders(busy(locale, event.rawPath), locale);
    });
};

const busy = (locale: Locale, path: string): HttpReply => ({
  statusCode: 503,
  headers: { "content-type": "application/problem+json; charset=utf-8", "retry-after": "2" },
  body: JSON.stringify(problemOf("system/busy", { retryAfterSeconds: 2 }, locale, path)),
});

const success = (contract: Contract, reply: unknown): HttpReply =>
  contract.ok.status === 204
    ? { statusCode: 204, body: "" }
    : {
        statusCode: contract.ok.status,
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(contract.ok.body.parse(reply)),
      };

const withHeaders = (reply: HttpReply, locale: Locale): HttpReply => ({
  ...reply,
  headers: { ...apiHeaders, "content-language": locale, vary: "accept-language", ...reply.headers },
});

/** Every reply's headers; refusals as problems in the reader's language; faults logged once and told without details. */
const answers = (contract: Contract): middy.MiddlewareObj<Prepared, HttpReply> => {
  const finish = (request: Run): void => {
    request.response = withHeaders(request.response!, request.event.prepared?.locale ?? "en");
  };
  return {
    before: ({ event }) => {
      const locale = localeOf(event.headers["accept-language"]) ?? "en";
      event.prepared = {
        caller: nobody,
        locale,
        now: clock.now(),
        raw: { body: bodyOf(event), headers: event.headers },
      } as Prepared["prepared"];
    },
    after: finish,
    onError: (request) => {
      request.response ??= failure(request, contract);
      finish(request);
    },
  };
};

const failure = ({ event, error }: Run, contract: Contract): HttpReply => {
  const { locale } = event.prepared;
  const headers = { "content-type": "application/problem+json; charset=utf-8" };
  if (error instanceof Refusal) {
    const problem = problemOf(error.code, error.facts, locale, event.rawPath);
    const wait = error.facts.retryAfterSeconds;
    return {
      statusCode: problem.status,
      headers: { ...headers, ...(wait !== undefined && { "retry-after": String(wait) }) },
      body: JSON.stringify(problem),
    };
  }
  if (isOverload(error)) return busy(locale, event.rawPath);
  logFault("request failed", error, { name: contract.name, requestId: event.requestContext.requestId });
  const title = locale === "en" ? "Something went wrong on our side" : "系统出现错误";
  const detail =
    locale === "en" ? "It was recorded. Try again; your data is safe." : "错误已记录，请重试；您的数据是安全的。";
  return {
    statusCode: 500,
    headers,
    body: JSON.stringify({
      type: "about:blank",
      title,
      status: 500,
      detail,
      code: "system/fault",
      instance: event.rawPath,
    }),
  };
};

/** What the store says when it cannot take the work now, or that it cannot be reached: the caller may repeat it, nothing was half done. */
const isOverload = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, $metadata } = error as { code?: string; $metadata?: { httpStatusCode?: number } };
  return overloads.test(error.name) || unreachable.test(code ?? "") || ($metadata?.httpStatusCode ?? 0) >= 500;
};
const overloads =
  /^(ThrottlingException|ProvisionedThroughputExceededException|RequestLimitExceeded|TimeoutError|InternalServerError|ServiceUnavailable|TransactionInProgressException|TransactionCanceledException)$/;
const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/;

/** Past the firewall there is nothing: not even who may sign in. */
const throughEdge: middy.MiddlewareObj<Prepared, HttpReply> = {
  before: async ({ event }) => {
    if (!(await cameThroughEdge(event.headers, event.prepared.now))) throw new Refusal("request/no-such-route");
  },
};

const signedIn = (contract: Contract): middy.MiddlewareObj<Prepared, HttpReply> => ({
  before: async ({ event }) => {
    if (typeof contract.who === "string") return;
    const claims = event.requestContext.authorizer?.jwt?.claims ?? {};
    if (typeof claims.sub !== "string" || claims.token_use !== "access") throw new Refusal("identity/no-token");
    const caller = await callerOf(claims.sub);
    takeRequest(caller.tenant, event.prepared.now);
    event.prepared.caller = caller;
    if (!localeOf(event.headers["accept-language"])) event.prepared.locale = caller.locale;
    if (!contract.who.includes(caller.role)) throw new Refusal("identity/not-allowed", { roles: contract.who });
  },
});

const parsed = (contract: Contract): middy.MiddlewareObj<Prepared, HttpReply> => ({
  before: ({ event }) => {
    Object.assign(event.prepared, parseRequest(contract, event, event.prepared.raw.body, event.prepared.locale));
  },
});

const onceOnly = (contract: Contract): middy.MiddlewareObj<Prepared, HttpReply> => ({
  before: async ({ event }) => {
    if (contract.method !== "POST" || contract.asksOnly || typeof contract.who === "string") return;
    const key = event.headers["idempotency-key"];
    if (!key || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal("idempotency/key-missing");
    const { caller, params, query, body, now } = event.prepared;
    const record = onceFor(contract, caller, key, { params, query, body }, now);
    const before = await record.replay();
    // An early answer skips what comes after, the headers included.
    if (before) return withHeaders(success(contract, before.reply), event.prepared.locale);
    event.prepared.record = record;
    event.prepared.once = record.once;
  },
  onError: async (request) => {
    const { record } = request.event.prepared;
    if (!record) return;
    const { error } = request;
    const told =
      error instanceof Refusal && !["busy", "tooMany"].includes(error.kind) && error.code !== "idempotency/in-progress";
    if (!(error instanceof AlreadyDone) && !told) return;
    try {
      if (told && (await record.remember(error))) return;
      const before = await record.replay();
      if (before) request.response = success(contract, before.reply);
    } catch (other) {
      // What was refused before, or the store itself: then nothing was answered for good, and the caller may ask again.
      request.error = other as Error;
    }
  },
});

const bodyOf = (event: HttpEvent): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString("utf8") : (event.body ?? "");
