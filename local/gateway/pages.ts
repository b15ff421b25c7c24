import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize, sep } from "node:path";
import { apiHeaders, contentTypeOf, forAYear, pageHeaders } from "../../shared/headers.ts";
import { type Listening, listen, send } from "../serve.ts";
import { type Addresses, clientId, scope } from "../settings.ts";

/** PORTAL_FOLDER: another build of it, to look at one beside the other. */
const portal = process.env.PORTAL_FOLDER ?? join(import.meta.dirname, "../../web/dist");
export const portalIsBuilt = (): boolean => existsSync(join(portal, "index.html"));

/** Swagger UI writes its own markup, and its sign-in opens a window that must find its way back; upgrading to https would break localhost. */
const docsHeaders = (signIn: string): Record<string, string> => {
  const headers = pageHeaders([signIn]);
  const policy = headers["content-security-policy"]!;
  return {
    ...headers,
    "content-security-policy": policy.replace(/; (require-trusted-types-for 'script'|upgrade-insecure-requests)/g, ""),
    "cross-origin-opener-policy": "same-origin-allow-popups",
  };
};
const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Huotong API</title><link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="/docs/favicon-32x32.png"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/init.js"></script></body></html>`;
const redirectPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Huotong API</title></head>
<body><script src="/docs/oauth2-redirect.js"></script></body></html>`;
const init = `const ui = SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, presets: [SwaggerUIBundle.presets.apis],
  oauth2RedirectUrl: location.origin + "/docs/oauth2-redirect.html",
  requestInterceptor: (request) => {
    // the example key would make the second try a replay of the first
    if (request.headers["Idempotency-Key"] === "a-new-value-for-each-intention") request.headers["Idempotency-Key"] = crypto.randomUUID();
    return request;
  },
});
ui.initOAuth({ clientId: "${clientId}", scopes: "openid ${scope}", usePkceWithAuthorizationCodeGrant: true });
`;
const assets = ["swagger-ui.css", "swagger-ui-bundle.js", "oauth2-redirect.js", "favicon-32x32.png"];

/** What the API's address shows beside its routes: health, the OpenAPI document, the page to try it, the way to the portal and the mailbox. */
export const pages = (at: () => Addresses, openApi: () => unknown) => {
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  let document: string | undefined;
  return async ({ pathname }: URL, _: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const headers = docsHeaders(at().signIn);
    const answer = (type: string, body: string | Buffer, more: Record<string, string> = headers): true => {
      send(response, 200, { ...more, "content-type": type }, body as string);
      return true;
    };
    const go = (location: string): true => {
      send(response, 302, { ...apiHeaders, location });
      return true;
    };
    const asset = assets.find((name) => pathname === `/docs/${name}`);
    if (asset) return answer(contentTypeOf(asset), await readFile(join(swagger, asset)));
    switch (pathname) {
      case "/":
        return go(portalIsBuilt() ? at().portal : "/docs");
      case "/health":
        return answer("application/json", `{"status":"ok"}`, apiHeaders);
      case "/openapi.json":
        return answer("application/json; charset=utf-8", (document ??= JSON.stringify(openApi())), apiHeaders);
      case "/mailbox":
        return go(at().mailbox);
      case "/docs":
      case "/docs/":
        return answer(contentTypeOf(".html"), docsPage);
      case "/docs/init.js":
        return answer(contentTypeOf(".js"), init);
      case "/docs/oauth2-redirect.html":
        return answer(contentTypeOf(".html"), redirectPage, {
          ...headers,
          "cross-origin-opener-policy": "unsafe-none",
        });
      default:
        return false;
    }
  };
};

/** The built portal, with its own page for every path of its own, and what a deployment writes beside it. */
export const servePortal = (port: number, where: () => Addresses): Promise<Listening> =>
  listen("the portal", port, async ({ url = "/" }, response) => {
    const at = where();
    const headers = pageHeaders([at.api, at.signIn, at.files]);
    headers["content-security-policy"] = headers["content-security-policy"]!.replace("; upgrade-insecure-requests", "");
    const pathname = decodeURIComponent(url.split("?")[0]!);
    const answer = (type: string, body: string | Buffer, more: Record<string, string> = {}): void =>
      send(response, 200, { ...headers, "content-type": type, ...more }, body as string);
    if (pathname === "/config.json")
      return answer(
        contentTypeOf(".json"),
        JSON.stringify({ api: at.api, signIn: at.signIn, clientId, scope: `openid ${scope}` }),
      );
    const path = normalize(join(portal, pathname));
    const inside = path.startsWith(portal + sep) && existsSync(path) && extname(path) !== "";
    const file = inside ? path : join(portal, "index.html");
    if (!existsSync(file)) return send(response, 404, { "content-type": "text/plain" }, "The portal is not built.\n");
    const kept = pathname.startsWith("/assets/") && { "cache-control": forAYear };
    answer(contentTypeOf(file), await readFile(file), kept || {});
  });
