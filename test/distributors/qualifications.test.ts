import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { handler } from "../../functions/distributors/tell-due-qualifications.job.ts";
import { clock } from "../../shared/clock.ts";
import { changeDistributor, type Distributor } from "../../shared/contracts/distributors.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { anEntry, aWarehouse, editOf, register } from "./builders.ts";

const permit = (id: string, expiresOn?: string) => ({ id, kind: "食品经营许可证", number: "JY1", expiresOn });

describe("qualification documents that end", () => {
  const real = clock.now;
  let admin: Member;
  let place: string;
  /** One daily tick at 06:30 in Shanghai. */
  const tick = async (day: string, due = `${day}T06:30:00+08:00`) => {
    clock.now = () => new Date(`${day}T06:30:00+08:00`).toISOString();
    const batch = { Records: [{ messageId: "1", body: JSON.stringify({ scheduledTime: due }) }] };
    expect(await handler(batch as never)).toEqual({ batchItemFailures: [] });
    clock.now = real;
  };
  const told = async (d: Distributor, document: string, expiresOn: string) => {
    const of = (threshold: string) => eventsOf(`QUALIFICATION#${d.id}#${document}#${expiresOn}#${threshold}`);
    return [...(await of("expiring")), ...(await of("expired"))].map(
      ({ data }) => (data as { threshold: string }).threshold,
    );
  };
  beforeAll(async () => {
    await startEngine();
    admin = await aMember("admin");
    place = await aWarehouse(admin);
  });
  afterEach(() => {
    clock.now = real;
  });

  it("are told of 30 days before and once past, each once, however often the job runs", async () => {
    const d = await register(admin, anEntry(place, { code: "K-1", qualifications: [permit("doc_1", "2027-06-30")] }));
    await tick("2027-05-30");
    expect(await told(d, "doc_1", "2027-06-30")).toEqual([]);
    for (const day of ["2027-05-31", "2027-05-31", "2027-06-01", "2027-06-30"]) await tick(day);
    expect(await told(d, "doc_1", "2027-06-30")).toEqual(["expiring"]);
    for (const day of ["2027-07-01", "2027-07-01", "2027-08-01"]) await tick(day);
    expect(await told(d, "doc_1", "2027-06-30")).toEqual(["expiring", "expired"]);
  });
  it("are told of late where the job did not run for months", async () => {
    const d = await register(admin, anEntry(place, { code: "K-2", qualifications: [permit("doc_2", "2027-09-30")] }));
    await tick("2027-12-01");
    expect(await told(d, "doc_2", "2027-09-30")).toEqual(["expired"]);
  });
  it("start anew when renewed, and are forgotten when taken out or without an end", async () => {
    const d = await register(
      admin,
      anEntry(place, {
        code: "K-3",
        qualifications: [permit("doc_3", "2028-01-31"), permit("doc_4", "2028-01-31"), permit("doc_5")],
      }),
    );
    await tick("2028-01-10");
    expect(await told(d, "doc_3", "2028-01-31")).toEqual(["expiring"]);
    const distributor = { ...editOf(d), qualifications: [permit("doc_3", "2029-01-31")] };
    const body = { distributor, reason: "证照续期", expectedVersion: 1 };
    expect((await call(changeDistributor, { as: admin, params: { distributorId: d.id }, body })).status).toBe(200);
    await tick("2028-02-10");
    expect(await told(d, "doc_3", "2028-01-31")).toEqual(["expiring"]);
    expect(await told(d, "doc_4", "2028-01-31")).toEqual(["expiring"]);
    await tick("2029-01-10");
    expect(await told(d, "doc_3", "2029-01-31")).toEqual(["expiring"]);
  });
  it("are told once by two jobs at the same time", async () => {
    const d = await register(admin, anEntry(place, { code: "K-4", qualifications: [permit("doc_6", "2030-06-30")] }));
    await Promise.all([tick("2030-06-10", "a"), tick("2030-06-10", "b"), tick("2030-06-10", "c")]);
    expect(await told(d, "doc_6", "2030-06-30")).toEqual(["expiring"]);
  });
});
