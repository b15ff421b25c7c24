import type { z } from "zod";
import type { RefusalCode } from "./refusals.ts";

/** What a member may do. Distributor side: viewer reads, buyer orders, manager also runs the account. The rest are HQ's. */
export const distributorRoles = ["viewer", "buyer", "manager"] as const;
export const hqRoles = ["sales", "finance", "warehouse", "admin"] as const;
export const roles = [...distributorRoles, ...hqRoles] as const;
export type Role = (typeof roles)[number];

type Shape = z.ZodType;
export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface Contract<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Reply extends Shape = Shape,
> {
  /** The file of the entry point, the operationId, the log's and the alarm's name: `verb-noun`. */
  name: string;
  summary: { en: string; zh: string };
  method: Method;
  /** `/orders/{orderId}`; every placeholder is a key of `params`. */
  path: `/${string}`;
  /** A POST that only asks (a quote): it takes no Idempotency-Key and changes nothing. */
  asksOnly?: true;
  /** Roles that may call it; "signed" is for machines that prove themselves by a signature, "anyone" needs no identity. */
  who: readonly Role[] | "signed" | "anyone";
  params?: Params;
  query?: Query;
  body?: Body;
  ok: { status: 200 | 201 | 202 | 204; body: Reply };
  /** Beyond those that every route can give (see `everywhere` in refusals.ts). */
  refusals: readonly RefusalCode[];
  /** Shown in the OpenAPI document; parsed by a test. */
  example: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; reply: unknown };
}

/**
 * One object makes the route, the validation, the OpenAPI entry and the portal's typed call.
 * Every POST takes an `Idempotency-Key`; a PUT or DELETE carries the version it saw, which makes its repetition harmless.
 */
export const contract = <P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  c: Contract<P, Q, B, R>,
): Contract<P, Q, B, R> => c;
