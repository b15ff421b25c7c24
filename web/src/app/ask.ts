import type { z } from "zod";
import type { Contract } from "../../../shared/contracts/contract.ts";
import type { Config } from "./config.ts";
import type { Session } from "./session.ts";

type AnyContract = Contract<any, any, any, any>;
type In<S> = S extends z.ZodType ? z.input<S> : never;
/** A contract without params, query or body says nothing of them. */
type Part<Name extends string, S, Value = In<NonNullable<S>>> = unknown extends Value ? object : Record<Name, Value>;
type Loosely<S> = unknown extends In<NonNullable<S>> ? object : { query?: Partial<In<NonNullable<S>>> };
/** What a route takes, by its contract. */
export type Asked<C extends AnyContract> = Part<"params", C["params"]> & Loosely<C["query"]> & Part<"body", C["body"]>;
export type Reply<C extends AnyContract> = z.output<C["ok"]["body"]>;

/** What the API refuses, in the reader's language (RFC 9457); `lost` is ours: it could not be reached. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly facts: Record<string, unknown>;
  readonly errors: readonly { path: string; message: string }[];
  constructor(status: number, body: Partial<Record<string, unknown>>) {
    super(String(body.title ?? status));
    this.status = status;
    this.code = String(body.code ?? (status === 0 ? "lost" : "unknown"));
    this.detail = String(body.detail ?? "");
    this.facts = (body.facts ?? {}) as Record<string, unknown>;
    this.errors = (body.errors ?? []) as Problem["errors"];
  }
}

let at: { config: Config; session: Session; locale: () => string } | undefined;
export const connect = (to: NonNullable<typeof at>): void => {
  at = to;
};

const urlOf = (contract: AnyContract, params: Record<string, string>, query: Record<string, unknown>): string => {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString();
  return `${at!.config.api}${path}${search && `?${search}`}`;
};

/**
 * Calls a route by its contract. Throws a `Problem`.
 * @param key Idempotency-Key of a POST: the same for each try of one intention.
 */
export const ask = async <C extends AnyContract>(
  contract: C,
  asked: Asked<C>,
  { key, signal }: { key?: string; signal?: AbortSignal } = {},
): Promise<Reply<C>> => {
  const {
    params = {},
    query = {},
    body,
  } = asked as { params?: Record<string, string>; query?: object; body?: unknown };
  const send = async (token: string): Promise<Response> =>
    fetch(urlOf(contract, params, query as Record<string, unknown>), {
      method: contract.method,
      headers: {
        authorization: `Bearer ${token}`,
        "accept-language": at!.locale(),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(contract.method === "POST" && !contract.asksOnly && { "idempotency-key": key ?? crypto.randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new Problem(0, {});
    });
  let response = await send(await at!.session.token());
  if (response.status === 401) response = await send(await at!.session.renewed());
  const text = await response.text();
  const reply: unknown = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Problem(response.status, reply as Record<string, unknown>);
  return reply as Reply<C>;
};
