import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../shared/clock.ts";
import { getCompany } from "../shared/contracts/company.ts";
import { aMember, call, type Member } from "./support/call.ts";
import { startEngine } from "./support/engine.ts";

const realNow = clock.now;
let at = Date.parse("2026-03-02T02:00:00.000Z");
let asked = 0;
let versions: Record<string, string | undefined> = {};
let isDown = false;
let secrets: Server;
let buyer: Member;
let secret = 0;

beforeAll(async () => {
  await startEngine();
  buyer = await aMember("buyer", "dst_1");
  clock.now = () => new Date(at).toISOString();
  // The one call of Secrets Manager that is made, on its own wire: the client is the real one.
  secrets = createServer((request, reply) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      asked += 1;
      expect(request.headers["x-amz-target"]).toBe("secretsmanager.GetSecretValue");
      const SecretString = versions[(JSON.parse(body) as { VersionStage: string }).VersionStage];
      const found = SecretString !== undefined && !isDown;
      reply.writeHead(found ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
      const __type = isDown ? "AccessDeniedException" : "ResourceNotFoundException";
      reply.end(JSON.stringify(found ? { SecretString } : { __type }));
    });
  });
  await new Promise<void>((done) => secrets.listen(0, "127.0.0.1", done));
  process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER = `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`;
});
afterAll(() => {
  clock.now = realNow;
  secrets.close();
  delete process.env.ORIGIN_SECRET;
  delete process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER;
});
beforeEach(() => {
  process.env.ORIGIN_SECRET = `huotong-prod-origin-${(secret += 1)}`;
  versions = { AWSCURRENT: "first" };
  isDown = false;
  asked = 0;
});
const ask = async (value?: string): Promise<number> =>
  (await call(getCompany, { as: buyer, headers: value === undefined ? {} : { "x-origin-secret": value } })).status;
const pass = (seconds: number): void => void (at += seconds * 1_000);

describe("an API behind CloudFront", () => {
  it("answers who knows the secret, and nobody else", async () => {
    expect([await ask("first"), await ask("First"), await ask(""), await ask()]).toEqual([200, 404, 404, 404]);
  });
  it("tells others what it tells of a route that there is not", async () => {
    const refused = await call(getCompany, { as: buyer });
    expect(refused.body.code).toBe("request/no-such-route");
  });
  it("takes the old and the new value while the secret is rotated, and then the new one alone", async () => {
    expect(await ask("first")).toBe(200);
    versions = { AWSCURRENT: "second", AWSPREVIOUS: "first" };
    pass(11);
    expect([await ask("second"), await ask("first")]).toEqual([200, 200]);
    versions = { AWSCURRENT: "third", AWSPREVIOUS: "second" };
    pass(301);
    expect([await ask("first"), await ask("second"), await ask("third")]).toEqual([404, 200, 200]);
  });
  it("asks for the secret once in five minutes, and once in ten seconds while somebody guesses", async () => {
    for (let i = 0; i < 5; i += 1) expect(await ask("first")).toBe(200);
    for (let i = 0; i < 5; i += 1) expect(await ask(`guess ${i}`)).toBe(404);
    expect(asked).toBe(2); // its two values
    pass(11);
    for (let i = 0; i < 5; i += 1) expect(await ask(`guess ${i}`)).toBe(404);
    expect(asked).toBe(4);
  });
  it("lets nobody pass where the secret cannot be read", async () => {
    isDown = true;
    expect([await ask("first"), await ask()]).toEqual([500, 500]);
  });
});

describe("an API without a front", () => {
  it("asks for no secret", async () => {
    delete process.env.ORIGIN_SECRET;
    expect([await ask(), asked]).toEqual([200, 0]);
  });
});
