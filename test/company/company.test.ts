import { beforeAll, describe, expect, it } from "vitest";
import { policyNow } from "../../functions/company/index.ts";
import { isTimeZone } from "../../functions/company/policy.ts";
import { listAudit } from "../../shared/contracts/audit.ts";
import { changePolicy, getCompany, getPolicy, type Policy } from "../../shared/contracts/company.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";

describe("the company's policy", () => {
  let admin: Member;
  const policyAndVersion = async (): Promise<{ policy: Policy; version: number }> => {
    const { version, ...policy } = (await call(getPolicy, { as: admin })).body;
    return { policy, version };
  };
  const change = (policy: object, expectedVersion: number, as = admin) =>
    call(changePolicy, { as, body: { policy, reason: "因业务需要", expectedVersion } });

  beforeAll(async () => {
    await startEngine();
    admin = await aMember("admin");
  });

  it("has sensible defaults before anyone sets one", async () => {
    const { policy, version } = await policyAndVersion();
    expect(version).toBe(1);
    expect(policy).toMatchObject({ timeZone: "Asia/Shanghai", currency: "CNY", defaultTaxRate: 1_300 });
    expect(await policyNow()).toEqual(policy);
  });
  it("is changed by an admin, in force at once where it was changed, with event and audit row", async () => {
    const { policy } = await policyAndVersion();
    const reply = await change({ ...policy, companyName: "华东食品", overdue: { toleranceFen: 500, graceDays: 7 } }, 1);
    expect(reply).toMatchObject({ status: 200, body: { version: 2, companyName: "华东食品" } });
    expect((await policyNow()).companyName).toBe("华东食品");
    expect(await eventsOf("COMPANY")).toMatchObject([{ eventType: "PolicyChanged", version: 2 }]);
    const trail = await call(listAudit, { as: admin, query: { subjectKind: "policy", subjectId: "company" } });
    expect(trail.body.items).toMatchObject([
      {
        action: "change-policy",
        reason: "因业务需要",
        changes: [
          { field: "companyName", from: "我的公司", to: "华东食品" },
          { field: "overdue.toleranceFen", from: 0, to: 500 },
        ],
      },
    ]);
  });
  it("is not changed over somebody else's change", async () => {
    const { policy, version } = await policyAndVersion();
    expect(await change(policy, version - 1)).toMatchObject({ status: 409, body: { code: "record/stale" } });
    const both = await Promise.all([change(policy, version), change(policy, version)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
  it("takes no time zone that does not exist", async () => {
    const { policy, version } = await policyAndVersion();
    const reply = await change({ ...policy, timeZone: "Asia/Beijing" }, version);
    expect(reply).toMatchObject({ status: 422, body: { code: "company/unknown-time-zone" } });
    expect(isTimeZone("Europe/Berlin")).toBe(true);
  });
  it("is seen by HQ and changed by admins; a distributor sees what concerns it", async () => {
    const { policy, version } = await policyAndVersion();
    const buyer = await aMember("buyer", "dst_1");
    expect((await call(getPolicy, { as: buyer })).status).toBe(403);
    expect((await change(policy, version, await aMember("finance"))).status).toBe(403);
    const seen = await call(getCompany, { as: buyer });
    expect(seen).toMatchObject({ status: 200, body: { companyName: "华东食品", currency: "CNY" } });
    expect(seen.body).not.toHaveProperty("review");
  });
});
