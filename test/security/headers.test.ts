import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import { apiHeaders, pageHeaders } from "../../shared/headers.ts";
import { isRoute } from "../../shared/triggers.ts";
import { propertiesOf, synthesized } from "../infra/synth.ts";
import { call, type Member } from "../support/call.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { type Faults, tableFaults } from "./faults.ts";

/** A portal of two files: what it is made of does not matter here. */
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }, { join }] = await Promise.all([import("node:fs"), import("node:os"), import("node:path")]); // prettier-ignore
  return (process.env.PORTAL_FOLDER = mkdtempSync(join(tmpdir(), "portal-")));
});

const routes = allTriggers.filter(isRoute).map(({ route }) => route);
let system: TestSystem;
let faults: Faults;
let admin: Member;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "assets/a.js"), "1;");
  system = await startSystem();
  faults = tableFaults();
  admin = await system.member("admin");
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await system.stop();
});

const lacking = (headers: Headers, wanted: Record<string, string>): string[] =>
  Object.entries(wanted).flatMap(([name, value]) =>
    headers.get(name) === value ? [] : [`${name}: ${headers.get(name) ?? "absent"}`],
  );
const evil = "https://evil.example";

describe("every answer of the API", () => {
  it("has the headers of the one map, whatever its status, tells no stack, and lets no foreign page read it", async () => {
    const statuses = new Map<number, number>();
    const wrong: string[] = [];
    const ways = [
      ["nobody", undefined, 0],
      ["no token", () => "x", 0],
      ["admin", () => system.identity.mint(admin.sub), 0],
      ["a broken store", () => system.identity.mint(admin.sub), Infinity],
    ] as const;
    for (const { path, method, example } of routes)
      for (const [way, token, failing] of ways) {
        faults.from(failing);
        if (failing) system.time.pass(31);
        const url = `${system.at.api}${path.replace(/\{(\w+)\}/g, (_, name: string) => example.params?.[name] ?? "x")}`;
        const authorization = token && `Bearer ${await token()}`;
        const headers = {
          "content-type": "application/json",
          "idempotency-key": "k",
          origin: evil,
          ...(authorization && { authorization }),
        };
        const body = example.body === undefined ? null : JSON.stringify(example.body);
        const reply = await fetch(url, { method, headers, body });
        const text = await reply.text();
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
        const found = lacking(reply.headers, apiHeaders);
        if (reply.headers.get("access-control-allow-origin")) found.push("a foreign page may read it");
        if (/\n\s+at |node_modules|\.ts:\d/.test(text)) found.push("it tells a stack");
        if (!/^application\/(problem\+)?json/.test(reply.headers.get("content-type") ?? "")) found.push("not JSON");
        if (found.length > 0) wrong.push(`${method} ${path} (${way}, ${reply.status}): ${found.join("; ")}`);
      }
    faults.from(0);
    expect(wrong).toEqual([]);
    for (const status of [200, 400, 401, 404, 500]) expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(0);
    console.log(`headers: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`);
  });

  it("names an origin that is ours exactly, and never all of them", async () => {
    for (const { path, method } of routes)
      for (const origin of [evil, "null", `${system.at.portal}.evil.example`, system.at.portal]) {
        const url = `${system.at.api}${path.replace(/\{\w+\}/g, "x")}`;
        for (const way of [method, "OPTIONS"]) {
          const { headers } = await fetch(url, { method: way, headers: { origin } });
          expect(headers.get("access-control-allow-origin")).toBe(origin === system.at.portal ? origin : null);
          expect(headers.get("access-control-allow-credentials")).toBeNull();
        }
      }
  });

  it("has them where there is no such route, and beside the routes", async () => {
    for (const path of ["/nothing", "/orders/../nothing", "/health", "/openapi.json"])
      expect(lacking((await fetch(system.at.api + path)).headers, apiHeaders)).toEqual([]);
  });
});

/** Without TLS on this machine there is nothing to upgrade to. */
const locally = (headers: Record<string, string>): Record<string, string> => ({
  ...headers,
  "content-security-policy": headers["content-security-policy"]!.replace("; upgrade-insecure-requests", ""),
});

describe("every page of the portal", () => {
  it("has the same map locally", async () => {
    const first = await fetch(`${system.at.portal}/`);
    const connect = /connect-src 'self' ([^;]*);/.exec(first.headers.get("content-security-policy") ?? "")?.[1];
    expect(connect?.split(" ")).toEqual(expect.arrayContaining([system.at.api, system.at.signIn]));
    const wanted = locally(pageHeaders(connect!.split(" ")));
    for (const path of ["/", "/orders/1", "/index.html", "/%2e%2e/package.json", "/../../package.json"]) {
      const reply = await fetch(system.at.portal + path);
      expect([path, lacking(reply.headers, wanted), await reply.text()]).toEqual([path, [], "<!doctype html>"]);
    }
    const { "cache-control": _, ...asset } = wanted;
    expect(lacking((await fetch(`${system.at.portal}/assets/a.js`)).headers, asset)).toEqual([]);
  });
  it("may load nothing but its own", () => {
    const policies = [
      pageHeaders(["https://login.example"])["content-security-policy"]!,
      apiHeaders["content-security-policy"],
    ];
    for (const policy of policies) {
      const high = new CspEvaluator(new CspParser(policy).csp).evaluate().filter(({ severity }) => severity <= Severity.SYNTAX); // prettier-ignore
      expect(high).toEqual([]);
      expect(policy).not.toMatch(/unsafe|\*|http:/);
    }
    const open = "script-src 'self' 'unsafe-inline' *";
    const found = new CspEvaluator(new CspParser(open).csp).evaluate();
    expect(found.some(({ severity }) => severity === Severity.HIGH)).toBe(true);
  });
});

/** A response headers policy of CloudFront as the map that it adds. */
const mapOf = ({ ResponseHeadersPolicyConfig: config }: Record<string, any>): Record<string, unknown> => {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = config;
  const { StrictTransportSecurity: hsts, ContentSecurityPolicy: csp, ReferrerPolicy: referrer } = security;
  return {
    ...Object.fromEntries(custom.Items.map((one: { Header: string; Value: string }) => [one.Header, one.Value])),
    "content-security-policy": csp.ContentSecurityPolicy,
    "referrer-policy": referrer.ReferrerPolicy,
    "strict-transport-security": `max-age=${hsts.AccessControlMaxAgeSec}${hsts.IncludeSubdomains ? "; includeSubDomains" : ""}`,
    "x-content-type-options": security.ContentTypeOptions ? "nosniff" : "",
  };
};
const overrides = (value: unknown): boolean[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (name === "Override" ? [inner as boolean] : overrides(inner)));

describe.each(["dev", "staging", "prod"])("in the cloud, stage %s", (stage) => {
  const { portal, platform } = synthesized(stage).templates;
  it("pages and API have the same maps, put on by CloudFront whoever answers", () => {
    const policies = propertiesOf(portal, "AWS::CloudFront::ResponseHeadersPolicy");
    const maps = policies.map(mapOf);
    for (const policy of policies) expect(overrides(policy).every(Boolean)).toBe(true);
    const pages = maps.filter((map) => JSON.stringify(map["content-security-policy"]).includes("script-src"));
    const api = maps.filter((map) => !JSON.stringify(map["content-security-policy"]).includes("script-src"));
    expect(api).toEqual([apiHeaders]);
    expect(pages.length).toBeGreaterThan(0);
    for (const { "content-security-policy": csp, "cache-control": _, ...rest } of pages) {
      const { "content-security-policy": wanted, "cache-control": __, ...others } = pageHeaders(["<names>"]);
      expect(rest).toEqual(others);
      const parts = (csp as { "Fn::Join"?: [string, unknown[]] })["Fn::Join"]?.[1] ?? [csp];
      const [before, after] = wanted!.split(" <names>");
      expect(parts[0]).toMatch(new RegExp(`^${before!.replaceAll(".", "\\.")} https://`));
      expect(String(parts.at(-1)).endsWith(after!)).toBe(true);
    }
    const [distribution] = propertiesOf(portal, "AWS::CloudFront::Distribution");
    const { DefaultCacheBehavior, CacheBehaviors } = distribution!.DistributionConfig;
    const behaviours = [DefaultCacheBehavior, ...CacheBehaviors];
    expect(behaviours.every((one) => one.ResponseHeadersPolicyId && one.ViewerProtocolPolicy === "https-only")).toBe(true); // prettier-ignore
  });
  it("no page of another origin is let in", () => {
    const apis = propertiesOf(platform, "AWS::ApiGatewayV2::Api");
    expect(apis).toHaveLength(1);
    expect(apis[0]!.CorsConfiguration).toBeUndefined();
  });
});

it("the answer to a repetition has its headers, too", async () => {
  const request = { as: admin, key: "again", body: { code: "SF", name: "顺丰" } };
  for (const reply of [await call(createCarrier, request), await call(createCarrier, request)])
    expect(reply.headers).toMatchObject(apiHeaders);
});
