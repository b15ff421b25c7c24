import type { IncomingMessage, ServerResponse } from "node:http";
import type { RefusalCode } from "../../shared/contracts/refusals.ts";
import { type Facts } from "../../shared/errors.ts";
import { apiHeaders } from "../../shared/headers.ts";
import type { HttpEvent, HttpReply } from "../../shared/http.ts";
import { maxBodyBytes } from "../../shared/parse-request.ts";
import { localeOf, problemOf } from "../../shared/problems.ts";
import type { RouteTrigger } from "../../shared/triggers.ts";
import { type Listening, listen, readBody, send, TooLarge } from "../serve.ts";
import type { Verdict } from "./authorizer.ts";
import { httpEvent } from "./http-event.ts";
import { type Routed, router } from "./router.ts";

export type HandleHttp = (event: HttpEvent, context: unknown) => Promise<HttpReply>;
export interface GatewayOptions {
  port: number;
  routes: readonly RouteTrigger[];
  authorize: (authorization: string | undefined) => Promise<Verdict>;
  handlerOf: (run: string) => Promise<HandleHttp>;
  /** Exact origins of pages that may call. */
  origins: () => readonly string[];
  /** Pages beside the API: true where it answered. */
  pages: (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** A request that may have changed something was answered. */
  changed: () => void;
}

const refuse = (request: IncomingMessage, response: ServerResponse, code: RefusalCode, facts: Facts = {}): void => {
  const locale = localeOf(request.headers["accept-language"]) ?? "en";
  const problem = problemOf(code, facts, locale, request.url?.split("?")[0]);
  const headers = {
    ...apiHeaders,
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": locale,
    vary: "accept-language",
    ...(problem.status === 401 && { "www-authenticate": "Bearer" }),
  };
  send(response, problem.status, headers, JSON.stringify(problem));
};

const allowCors = (request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void => {
  const { origin } = request.headers;
  response.setHeader("vary", "origin");
  if (!origin || !origins.includes(origin)) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "content-language, retry-after");
  response.setHeader("access-control-max-age", "600");
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, DELETE");
  response.setHeader("access-control-allow-headers", "authorization, content-type, idempotency-key, accept-language");
};

/** API Gateway on this machine: routes from the triggers, the JWT authorizer before them, functions called as they are in the cloud. */
export const serveGateway = (o: GatewayOptions): Promise<Listening> => {
  const route = router(o.routes);
  const invoke = async (request: IncomingMessage, response: ServerResponse, url: URL, routed: Routed) => {
    const { trigger } = routed;
    const open = typeof trigger.route.who === "string";
    const verdict = open ? undefined : await o.authorize(request.headers.authorization);
    if (verdict?.kind === "no-token") return refuse(request, response, "identity/no-token");
    if (verdict?.kind === "no-scope")
      return refuse(request, response, "identity/not-allowed", { roles: ["huotong/api"] });
    const body = await readBody(request, 4 * maxBodyBytes);
    const handler = await o.handlerOf(trigger.run);
    const context = { functionName: trigger.run, awsRequestId: request.headers["x-request-id"] ?? "local" };
    const reply = await handler(httpEvent(request, url, routed, body, verdict), context);
    const text = reply.isBase64Encoded ? Buffer.from(reply.body ?? "", "base64").toString() : (reply.body ?? "");
    send(response, reply.statusCode ?? 200, reply.headers ?? {}, text);
    if (trigger.route.method !== "GET") o.changed();
  };
  return listen("the API", o.port, async (request, response) => {
    allowCors(request, response, o.origins());
    try {
      const url = new URL(request.url ?? "/", "http://localhost");
      if (request.method === "OPTIONS") return send(response, 204, apiHeaders);
      const routed = route(request.method ?? "", url.pathname);
      if (routed) return await invoke(request, response, url, routed);
      if (request.method === "GET" && (await o.pages(url, request, response))) return;
      const methods = ["GET", "POST", "PUT", "DELETE"].filter((method) => route(method, url.pathname));
      if (methods.length === 0) return refuse(request, response, "request/no-such-route");
      response.setHeader("allow", methods.join(", "));
      refuse(request, response, "request/no-such-method", { methods });
    } catch (error) {
      if (error instanceof TooLarge) {
        response.setHeader("connection", "close");
        return refuse(request, response, "request/too-large", { limitBytes: maxBodyBytes });
      }
      console.error("the API:", error);
      if (response.headersSent) return void response.end();
      const body = JSON.stringify({
        type: "about:blank",
        title: "Something went wrong on our side",
        status: 500,
        code: "system/fault",
      });
      send(response, 500, { ...apiHeaders, "content-type": "application/problem+json; charset=utf-8" }, body);
    }
  });
};
