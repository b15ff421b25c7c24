import { hash } from "node:crypto";
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import { clock } from "../../shared/clock.ts";
import { epochSeconds } from "../../shared/dates.ts";

export type Verdict =
  { kind: "in"; claims: Record<string, string>; scopes: string[] } | { kind: "no-token" } | { kind: "no-scope" };

/** Claims reach a function as text: API Gateway writes an array as `[a b]`. */
const asText = (value: unknown): string => (Array.isArray(value) ? `[${value.join(" ")}]` : String(value));

/**
 * The JWT authorizer of API Gateway's HTTP APIs, step by step: one bearer token; RS256 alone; a key of the issuer by its kid; iss; aud, or
 * client_id where aud is absent; exp, nbf, iat; a scope of the route. Keys or addresses of keys within the token are not looked at.
 */
export const jwtAuthorizer = (o: { keys: JSONWebKeySet; issuer: string; audience: string; scope: string }) => {
  const verified = verifier(o);
  const known = new Map<string, Known>();
  return async (authorization: string | undefined): Promise<Verdict> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "")?.[1];
    if (!token) return { kind: "no-token" };
    const at = epochSeconds(clock.now());
    const name = hash("sha256", token);
    const before = known.get(name);
    if (before && before.from <= at && at < before.until) return before.verdict;
    const verdict = await verified(token);
    if (verdict.kind !== "in") return verdict;
    if (known.size >= mostKnown) known.delete(known.keys().next().value as string);
    known.set(name, { verdict, from: at, until: Number(verdict.claims.exp) });
    return verdict;
  };
};

/** A signature that was good stays good while its keys do, and those are this process's: half of what a refusal for the quota costs is not spent again. */
interface Known {
  verdict: Verdict;
  from: number;
  until: number;
}
const mostKnown = 1_000;

const verifier = (o: { keys: JSONWebKeySet; issuer: string; audience: string; scope: string }) => {
  const keys = createLocalJWKSet(o.keys);
  return async (token: string): Promise<Verdict> => {
    const now = clock.now();
    let claims: JWTPayload;
    try {
      const verified = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer: o.issuer,
        currentDate: new Date(now),
        requiredClaims: ["exp", "iat", "sub"],
      });
      if (typeof verified.protectedHeader.kid !== "string") return { kind: "no-token" };
      claims = verified.payload;
    } catch {
      return { kind: "no-token" };
    }
    const audience = claims.aud ?? claims.client_id;
    if (![audience].flat().includes(o.audience)) return { kind: "no-token" };
    if ((claims.iat ?? 0) > epochSeconds(now)) return { kind: "no-token" };
    const scopes = typeof claims.scope === "string" ? claims.scope.split(" ") : [];
    if (!scopes.includes(o.scope)) return { kind: "no-scope" };
    return {
      kind: "in",
      claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, asText(value)])),
      scopes,
    };
  };
};
