import { mkdtempSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { domains } from "../../functions/triggers.ts";
import { bundleTo, codeOf, httpEntry, singleEntry } from "../../infra/bundle.ts";
import { isRoute } from "../../shared/triggers.ts";

const folder = mkdtempSync(join(tmpdir(), "huotong-bundle-"));
const load = createRequire(import.meta.url);
const bundled = (name: string, entry: string): { handler: (event: unknown, context: unknown) => Promise<unknown> } => {
  const file = join(folder, `${name}.cjs`);
  bundleTo(file, entry);
  expect(statSync(file).size).toBeLessThan(5_000_000);
  return load(file);
};
const routesOf = (domain: string) =>
  domains[domain]!.filter(isRoute).map(({ route, run }) => ({ routeKey: `${route.method} ${route.path}`, run }));

afterEach(() => vi.unstubAllEnvs());

describe("a bundle", () => {
  it("of a domain's routes finds the handler by API Gateway's route key", async () => {
    const routes = routesOf("company");
    const { handler } = bundled("company", httpEntry(routes));
    const event = {
      routeKey: routes[0]!.routeKey,
      rawPath: "/company",
      headers: {},
      requestContext: { requestId: "r1", authorizer: { jwt: { claims: {} } } },
    };
    expect(await handler(event, {})).toMatchObject({ statusCode: 401 });
  });

  it("of a subscriber or job is that one handler", () =>
    expect(typeof bundled("publisher", singleEntry("outbox/publish-events.stream")).handler).toBe("function"));

  it("holds what is loaded only when it is asked for", async () => {
    const env = {
      FILES_BUCKET: "files",
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const entry = `export const handler = async () => (await import("./functions/distributors/files.ts")).uploadFor("dst_1", "doc_1", "application/pdf");`;
    const form = await bundled("lazy", entry).handler({}, {});
    expect(form).toMatchObject({ fields: { bucket: "files", key: "qualifications/dst_1/doc_1" } });
  });

  it("is kept apart from others of its domain, which CDK's memory of bundles would not do by itself", () => {
    const keys = ["outbox/publish-events.stream", "outbox/sweep-unsent.job"].map((run) =>
      JSON.stringify((codeOf("outbox", singleEntry(run)) as unknown as { options: object }).options),
    );
    expect(keys[0]).not.toBe(keys[1]);
  });
});
