import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerDistributor } from "../../shared/contracts/distributors.ts";
import { searchAll } from "../../shared/contracts/search.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import { createLocation } from "../../shared/contracts/locations.ts";
import { commit } from "../../shared/commit.ts";
import { epochSeconds, addSeconds } from "../../shared/dates.ts";
import { clock } from "../../shared/clock.ts";
import { put, read } from "../../shared/table.ts";
import type { Member } from "../support/call.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let admin: Member;
beforeAll(async () => {
  system = await startSystem();
  admin = await system.member("admin");
  const { body } = await system.api(admin).send(createLocation, { body: createLocation.example.body });
  suppliedFrom = [body.id as string];
});
afterAll(() => system.stop());

let suppliedFrom: string[];
const aDistributor = (n: number) => ({
  ...(registerDistributor.example.body as object),
  suppliedFrom,
  code: `T-${n}`,
  name: `苏州测试商贸${n}`,
});
const found = async (q: string): Promise<number> => {
  const { status, body } = await system.api(admin).send(searchAll, { query: { q } });
  expect(status).toBe(200);
  return body.items.length as number;
};
const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200; i += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("it did not come about within ten seconds");
};

describe("the system", () => {
  it("delivers nothing until it is settled; then everything, doubled and shuffled, to one effect", async () => {
    for (const n of [1, 2, 3]) {
      const reply = await system.api(admin).send(registerDistributor, { body: aDistributor(n) });
      expect(reply).toMatchObject({ status: 201 });
    }
    expect(await found("苏州测试")).toBe(0);
    const { delivered } = await system.settle({ seed: 7 });
    expect(delivered).toBeGreaterThanOrEqual(6);
    expect(await found("苏州测试")).toBe(3);
    expect(await system.settle()).toEqual({ delivered: 0, rounds: 1 });
  });

  it("reaches whom it invites by mail, through the identity provider", async () => {
    const email = "wang@example.com";
    const body = { ...(inviteUser.example.body as object), email, tenant: "HQ", role: "finance" };
    const reply = await system.api(admin).send(inviteUser, { body });
    expect(reply).toMatchObject({ status: 201 });
    expect(system.mails(email)).toHaveLength(1);
    expect(system.identity.users.byEmail(email)).toMatchObject({ enabled: true, temporary: true });
    await system.settle();
  });

  it("forwards what is published to the alert topic to HQ's mailbox", async () => {
    const command = new PublishCommand({
      TopicArn: process.env.ALERT_TOPIC_ARN!,
      Subject: "Low stock",
      Message: "SKU 1 is short",
    });
    await new SNSClient({}).send(command);
    await system.settle();
    const mail = system.mails("alerts@").find(({ subject }) => subject === "Low stock");
    expect(mail?.body.text).toContain("SKU 1 is short");
  });

  it("drops items whose time is over", async () => {
    const item = (n: number, seconds: number) => ({
      pk: `OLD#${n}`,
      sk: "OLD",
      type: "old",
      tenant: "HQ",
      ttl: epochSeconds(addSeconds(clock.now(), seconds)),
    });
    await commit([put(item(1, -60)), put(item(2, 60))]);
    expect(await system.sweep()).toBe(1);
    expect(await read(item(1, 0))).toBeUndefined();
    expect(await read(item(2, 0))).toBeDefined();
  });

  it("runs by itself: what follows from a request is there a moment later", async () => {
    system.runByItself();
    const reply = await system
      .api(admin)
      .send(registerDistributor, { body: { ...aDistributor(9), name: "无锡自动商贸" } });
    expect(reply.status).toBe(201);
    await eventually(async () => (await found("无锡自动")) === 1);
  });
});
