import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { distributorRoles } from "../../shared/contracts/contract.ts";
import { isRoute } from "../../shared/triggers.ts";
import { call, type Member } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import { requestFor } from "./requests.ts";
import { rowsOf } from "./rows.ts";
import { objectsIn, type Path, schemaOf, schemasAt, withAt } from "./schemas.ts";
import { type TwoTenants, twoTenants } from "./world.ts";

/** What only the system sets, or somebody else; and what would reach into the prototypes. */
const foreignFields: Record<string, unknown> = {
  ...{ id: "ord_1", version: 1, tenant: "HQ", distributorId: "dst_1", role: "admin", createdBy: "usr_1" },
  ...{ price: { unitFen: 1 }, unitFen: 1, discount: 100, totalFen: 1, limit: 1, limitFen: 1, status: "active" },
  ...{ approval: "approved", settlement: "paid", onHand: 1 },
  ...{ constructor: { prototype: { admin: true } }, prototype: { admin: true } },
  ["__proto__"]: { admin: true },
};
const fields = Object.entries(foreignFields);
const writes: AnyContract[] = allTriggers
  .filter(isRoute)
  .map(({ route }) => route)
  .filter(({ body, who }) => body !== undefined && who !== "signed");
/** Which of them a contract declares, and where: everything else is refused. */
const declared = (route: AnyContract, path: Path, name: string): boolean =>
  schemasAt(schemaOf(route.body!), path).some(({ properties, additionalProperties }) =>
    properties ? Object.hasOwn(properties, name) : typeof additionalProperties === "object",
  );

let world: TwoTenants;
beforeAll(async () => {
  world = await twoTenants();
}, 120_000);
afterAll(() => world.stop());
const may = ({ who }: AnyContract): Member => world.members[who[0] as "admin"];

describe("a field that is not the caller's to set", () => {
  it("is refused by every route that writes, in every object of its body, and has no effect", async () => {
    const before = await rowsOf();
    const wrong: string[] = [];
    let sent = 0;
    for (const route of writes) {
      const { body, ...request } = requestFor(route, world.own, { stale: false });
      for (const { path } of objectsIn(body))
        for (const [name, value] of fields) {
          if (declared(route, path, name)) continue;
          const changed = JSON.stringify(withAt(body, [...path, name], value));
          if (!changed.includes(JSON.stringify(name))) throw new Error(`${name} was not put in`);
          const { status, body: problem } = await call(route, { ...request, body: changed, as: may(route) });
          sent += 1;
          if (status !== 400 || problem.code !== "request/invalid")
            wrong.push(`${route.name} ${[...path, name].join(".")}: ${status} ${problem?.code}`);
        }
    }
    expect(wrong).toEqual([]);
    expect(await rowsOf()).toEqual(before);
    expect(sent).toBeGreaterThan(writes.length * 10);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    console.log(`properties: ${sent} bodies to ${writes.length} routes; ${before.size} rows are as they were`);
  });

  it("is declared by few routes of distributors, each with a rule of its own for it", () => {
    const found = writes
      .filter(({ who }) => distributorRoles.some((role) => who.includes(role as never)))
      .flatMap((route) =>
        objectsIn(route.example.body).flatMap(({ path }) =>
          fields.filter(([name]) => declared(route, path, name)).map(([name]) => `${route.name} ${[...path, name].join(".")}`),
        ),
      ); // prettier-ignore
    expect(found).toEqual([
      "quote-order distributorId",
      "create-order distributorId",
      "read-quick-lines distributorId",
      "create-saved-list distributorId",
      "invite-user tenant",
      "invite-user role",
      "change-user role",
    ]);
  });
});
