import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DistributorId, UserId } from "../../shared/contracts/primitives.ts";
import type { Contract, Role } from "../../shared/contracts/contract.ts";
import { freshToken } from "../../shared/clock.ts";
import { type Membership, membershipKey } from "../../shared/membership.ts";
import { commit } from "../../shared/commit.ts";
import { put } from "../../shared/table.ts";
import type { HttpEvent, HttpReply } from "../../shared/http.ts";

export interface Member extends Membership {
  sub: string;
}
const memberHere = async (role: Role, tenant: string = "HQ", more: Partial<Member> = {}): Promise<Member> => {
  const userId = `usr_${freshToken()}` as UserId;
  const member: Member = {
    sub: freshToken(),
    userId,
    name: `${role} of ${tenant}`,
    email: `${userId.slice(4)}@example.com`,
    tenant: tenant as DistributorId | "HQ",
    role,
    status: "active",
    locale: "en",
    ...more,
  };
  await commit([put({ ...membershipKey(member.sub), type: "membership", ...member })]);
  return member;
};

export interface CallOptions {
  /** Who calls; absent: nobody is signed in. */
  as?: { sub: string } | undefined;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Idempotency-Key; POSTs get a fresh one where it is absent, none where it is null. */
  key?: string | null;
  headers?: Record<string, string>;
}
export interface Reply<Body = any> {
  status: number;
  headers: Record<string, string>;
  body: Body;
}

const root = join(import.meta.dirname, "../..", "functions");
type Handler = (event: HttpEvent, context: unknown) => Promise<HttpReply>;
const handlerOf = async (name: string): Promise<Handler> => {
  const file = readdirSync(root)
    .map((domain) => join(root, domain, `${name}.http.ts`))
    .find((path) => existsSync(path));
  if (!file) throw new Error(`no functions/*/${name}.http.ts`);
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { handler: Handler }).handler;
};

/** What API Gateway's HTTP API (payload format 2.0) hands to a function. */
export const httpEvent = (contract: Contract<any, any, any, any>, o: CallOptions): HttpEvent => {
  const params = o.params ?? {};
  const rawPath = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const key = o.key === undefined && contract.method === "POST" ? freshToken() : o.key;
  const body = typeof o.body === "string" ? o.body : o.body === undefined ? undefined : JSON.stringify(o.body);
  return {
    version: "2.0",
    routeKey: `${contract.method} ${contract.path}`,
    rawPath,
    rawQueryString: new URLSearchParams(o.query).toString(),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(key && { "idempotency-key": key }),
      ...o.headers,
    },
    ...(o.query && { queryStringParameters: o.query }),
    ...(o.params && { pathParameters: params }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: {
      accountId: "000000000000",
      apiId: "test",
      domainName: "localhost",
      domainPrefix: "localhost",
      http: { method: contract.method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
      requestId: freshToken(),
      routeKey: `${contract.method} ${contract.path}`,
      stage: "$default",
      time: "",
      timeEpoch: 0,
      authorizer: {
        principalId: "",
        integrationLatency: 0,
        jwt: { claims: o.as ? { sub: o.as.sub, token_use: "access" } : {}, scopes: [] },
      },
    },
  };
};

const callHere = async (contract: Contract<any, any, any, any>, options: CallOptions): Promise<Reply> => {
  const handler = await handlerOf(contract.name);
  const reply = await handler(httpEvent(contract, options), { functionName: contract.name, awsRequestId: "test" });
  return {
    status: reply.statusCode ?? 200,
    headers: (reply.headers ?? {}) as Record<string, string>,
    body: (reply.body ? JSON.parse(reply.body) : undefined) as unknown,
  };
};

/** Where `call` and `aMember` go: into this process, unless a verification puts something else here, such as a deployed stage. */
export const reach = { call: callHere, member: memberHere };
/** Calls a route as that member: `await call(submitOrder, { as: buyer, body: { … } })`. */
export const call = <Body = any>(
  contract: Contract<any, any, any, any>,
  options: CallOptions = {},
): Promise<Reply<Body>> => reach.call(contract, options);
/** An active member, here written to the table: `await aMember("buyer", "dst_1")`, `await aMember("finance")`. */
export const aMember = (role: Role, tenant?: string, more?: Partial<Member>): Promise<Member> =>
  reach.member(role, tenant, more);
