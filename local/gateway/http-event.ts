import type { IncomingMessage } from "node:http";
import type { HttpEvent } from "../../shared/http.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { account } from "../settings.ts";
import type { Routed } from "./router.ts";

const isText = (type: string): boolean =>
  /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]*\+json)/i.test(type);

/** Payload format 2.0 of API Gateway's HTTP APIs. */
export const httpEvent = (
  request: IncomingMessage,
  url: URL,
  { trigger, params }: Routed,
  body: Buffer,
  signedIn: { claims: Record<string, string>; scopes: string[] } | undefined,
): HttpEvent => {
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name !== "cookie")
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : (value ?? "")]),
  );
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value;
  const text = isText(headers["content-type"] ?? "text/plain");
  const routeKey = `${trigger.route.method} ${trigger.route.path}`;
  const now = clock.now();
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(request.headers.cookie && { cookies: request.headers.cookie.split("; ") }),
    headers,
    ...(url.search.length > 1 && { queryStringParameters: query }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    ...(body.length > 0 && { body: body.toString(text ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !text,
    requestContext: {
      accountId: account,
      apiId: "local",
      domainName: url.hostname,
      domainPrefix: "local",
      http: {
        method: trigger.route.method,
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: freshToken(),
      routeKey,
      stage: "$default",
      time: now,
      timeEpoch: Date.parse(now),
      ...(signedIn && { authorizer: { principalId: "", integrationLatency: 0, jwt: signedIn } }),
    },
  } as HttpEvent;
};
