import { beforeAll, describe, expect, it } from "vitest";
import {
  distributorsOfEntity,
  findDistributor,
  findDistributorByCode,
  findDistributors,
} from "../../functions/distributors/index.ts";
import { listAudit } from "../../shared/contracts/audit.ts";
import {
  changeDistributor,
  closeDistributor,
  type Distributor,
  getDistributor,
  listDistributors,
  reactivateDistributor,
  registerDistributor,
  suspendDistributor,
} from "../../shared/contracts/distributors.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { anEntry, aWarehouse, editOf, register } from "./builders.ts";

describe("distributors", () => {
  let admin: Member;
  let sales: Member;
  let warehouse: string;
  const entry = (more: object = {}) => anEntry(warehouse, more);
  const change = (d: Distributor, more: object, as = sales) =>
    call(changeDistributor, {
      as,
      params: { distributorId: d.id },
      body: { distributor: { ...editOf(d), ...more }, reason: "资料更新", expectedVersion: d.version },
    });

  beforeAll(async () => {
    await startEngine();
    admin = await aMember("admin");
    sales = await aMember("sales");
    warehouse = await aWarehouse(admin);
  });

  describe("registering one", () => {
    it("gives it an id, a legal entity, a place, an event and an audit row", async () => {
      const made = await register(sales, entry());
      expect(made).toMatchObject({ code: "GZ-001", status: "active", version: 1 });
      expect(await findDistributor(made.id)).toEqual(made);
      expect((await findDistributorByCode("gz-001"))?.id).toBe(made.id);
      expect((await findDistributors([made.id, "dst_none" as never])).size).toBe(1);
      expect(await eventsOf(`DIST#${made.id}`)).toMatchObject([
        { eventType: "DistributorRegistered", version: 1, tenant: made.id, data: { code: "GZ-001" } },
      ]);
      const query = { subjectKind: "distributor", subjectId: made.id };
      const { items } = (await call(listAudit, { as: admin, query })).body;
      expect(items).toHaveLength(1);
      expect(items[0].changes).toContainEqual({ field: "code", to: "GZ-001" });
    });
    it("happens once, however often it is sent", async () => {
      const body = entry({ code: "TWICE" });
      const replies = await Promise.all([1, 2, 3].map(() => call(registerDistributor, { as: sales, body, key: "k1" })));
      expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(replies.map((r) => r.body.id)).size).toBe(1);
    });
    it("takes no code that another has, in any case and at the same time", async () => {
      expect(await call(registerDistributor, { as: sales, body: entry({ code: "gz-001" }) })).toMatchObject({
        status: 409,
        body: { code: "distributor/code-taken", facts: { code: "gz-001" } },
      });
      const body = entry({ code: "RACE" });
      const replies = await Promise.all([1, 2, 3, 4].map(() => call(registerDistributor, { as: sales, body })));
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    });
    it("shares a legal entity that is known, and no other", async () => {
      const first = await register(sales, entry({ code: "E-1" }));
      const second = await register(sales, entry({ code: "E-2", entityId: first.entityId }));
      expect((await distributorsOfEntity(first.entityId)).map(({ id }) => id).sort()).toEqual(
        [first.id, second.id].sort(),
      );
      const body = entry({ code: "E-3", entityId: "ent_unknown" });
      expect((await call(registerDistributor, { as: sales, body })).body.code).toBe("distributor/unknown-entity");
    });
    it("takes supply from HQ's own places alone", async () => {
      const body = entry({ code: "S-1", suppliedFrom: [warehouse, "loc_nowhere"] });
      expect(await call(registerDistributor, { as: sales, body })).toMatchObject({
        status: 422,
        body: { code: "distributor/unknown-location", facts: { locations: ["loc_nowhere"] } },
      });
    });
    it("takes no id, status or version from outside, and no document twice", async () => {
      const document = { id: "doc_1", kind: "营业执照", number: "1" };
      const status = async (more: object) =>
        (await call(registerDistributor, { as: sales, body: entry({ code: "X-1", ...more }) })).status;
      for (const more of [{ id: "dst_mine" }, { status: "active" }, { version: 7 }])
        expect(await status(more)).toBe(400);
      expect(await status({ qualifications: [document, document] })).toBe(422);
    });
    it("is for sales and admin", async () => {
      for (const as of [await aMember("finance"), await aMember("manager", "dst_1")])
        expect((await call(registerDistributor, { as, body: entry({ code: "X-2" }) })).status).toBe(403);
    });
  });

  describe("changing one", () => {
    it("replaces the record, moves its code, and tells what was before", async () => {
      const made = await register(sales, entry({ code: "C-1" }));
      const reply = await change(made, { code: "C-1B", grade: "A" });
      expect(reply).toMatchObject({ status: 200, body: { code: "C-1B", grade: "A", version: 2, id: made.id } });
      expect(await findDistributorByCode("C-1")).toBeUndefined();
      expect((await findDistributorByCode("C-1B"))?.version).toBe(2);
      const query = { subjectKind: "distributor", subjectId: made.id };
      const { items } = (await call(listAudit, { as: admin, query })).body;
      expect(items[0]).toMatchObject({
        action: "change-distributor",
        reason: "资料更新",
        actor: { id: sales.userId },
        changes: [
          { field: "code", from: "C-1", to: "C-1B" },
          { field: "grade", from: "B", to: "A" },
        ],
      });
      expect(await eventsOf(`DIST#${made.id}`)).toMatchObject([{ version: 1 }, { eventType: "DistributorChanged" }]);
      await register(sales, entry({ code: "C-1" }));
      expect((await change({ ...made, version: 2 }, {})).body.code).toBe("distributor/code-taken");
    });
    it("is refused over somebody else's change", async () => {
      const made = await register(sales, entry({ code: "C-2" }));
      const replies = await Promise.all(["A", "C"].map((grade) => change(made, { grade })));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await change({ ...made, version: 9 }, {})).body.code).toBe("record/stale");
    });
    it("answers one that is not there as not found", async () => {
      const made = await register(sales, entry({ code: "C-3" }));
      expect((await change({ ...made, id: "dst_none" as never }, {})).status).toBe(404);
    });
  });

  describe("standing below another", () => {
    it("refuses a parent that is unknown, itself or its own branch", async () => {
      const a = await register(sales, entry({ code: "P-A" }));
      const b = await register(sales, entry({ code: "P-B", parentId: a.id }));
      const c = await register(sales, entry({ code: "P-C", parentId: b.id }));
      expect((await change(a, { parentId: c.id })).body.code).toBe("distributor/parent-cycle");
      expect((await change(a, { parentId: a.id })).body.code).toBe("distributor/parent-cycle");
      expect((await change(a, { parentId: "dst_none" })).body.code).toBe("distributor/unknown-parent");
      const body = entry({ code: "P-D", parentId: "dst_none" });
      expect((await call(registerDistributor, { as: sales, body })).body.code).toBe("distributor/unknown-parent");
    });
    it("cannot be closed to a circle by two moves at once", async () => {
      for (let i = 0; i < 5; i += 1) {
        const a = await register(sales, entry({ code: `Q-A${i}` }));
        const b = await register(sales, entry({ code: `Q-B${i}` }));
        const replies = await Promise.all([change(a, { parentId: b.id }), change(b, { parentId: a.id })]);
        expect(replies.filter(({ status }) => status === 200).length).toBeLessThan(2);
      }
    });
    it("has at most eight above it", async () => {
      let above: Distributor | undefined;
      for (let i = 0; i < 9; i += 1)
        above = await register(sales, entry({ code: `L-${i}`, ...(above && { parentId: above.id }) }));
      const body = entry({ code: "L-9", parentId: above!.id });
      expect((await call(registerDistributor, { as: sales, body })).body.code).toBe("distributor/parents-too-deep");
    });
  });

  describe("its status", () => {
    const move = (contract: typeof suspendDistributor, d: { id: string; version: number }) =>
      call(contract, {
        as: sales,
        params: { distributorId: d.id },
        body: { reason: "逾期超过 60 天", expectedVersion: d.version },
      });
    it("goes from active to suspended and back, and to closed for good, each with its reason", async () => {
      const made = await register(sales, entry({ code: "ST-1" }));
      expect((await move(reactivateDistributor, made)).body.code).toBe("distributor/not-possible-now");
      const suspended = await move(suspendDistributor, made);
      expect(suspended).toMatchObject({ status: 200, body: { status: "suspended", version: 2 } });
      const active = await move(reactivateDistributor, suspended.body);
      const closed = await move(closeDistributor, active.body);
      expect(closed.body).toMatchObject({ status: "closed", version: 4 });
      expect((await move(reactivateDistributor, closed.body)).status).toBe(409);
      expect((await change(closed.body, {})).body.code).toBe("distributor/not-possible-now");
      const events = await eventsOf(`DIST#${made.id}`);
      expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      expect(events[1]).toMatchObject({
        eventType: "DistributorStatusChanged",
        data: { from: "active", reason: "逾期超过 60 天" },
      });
    });
    it("is not changed over somebody else's change", async () => {
      const made = await register(sales, entry({ code: "ST-2" }));
      expect((await move(suspendDistributor, { ...made, version: 3 })).body.code).toBe("record/stale");
    });
  });

  describe("who sees one", () => {
    it("HQ, and its own members; to others it is not there, to the byte", async () => {
      const made = await register(sales, entry({ code: "W-1" }));
      const own = await aMember("viewer", made.id);
      const foreign = await aMember("manager", "dst_other");
      const get = (as: Member, distributorId: string) => call(getDistributor, { as, params: { distributorId } });
      expect((await get(own, made.id)).body).toEqual(made);
      expect((await get(await aMember("warehouse"), made.id)).status).toBe(200);
      const [theirs, missing] = [await get(foreign, made.id), await get(foreign, "dst_none")];
      expect(theirs.status).toBe(404);
      expect(JSON.stringify(theirs.body).replaceAll(made.id, "")).toBe(
        JSON.stringify(missing.body).replaceAll("dst_none", ""),
      );
      expect((await call(listDistributors, { as: own })).status).toBe(403);
    });
  });
});
