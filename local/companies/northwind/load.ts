import { systemActor } from "../../../events/define.ts";
import { findDistributorByCode } from "../../../functions/distributors/index.ts";
import { mappingOf, northwindWarehouse } from "../../../functions/imports/index.ts";
import { openLocation } from "../../../functions/inventory/index.ts";
import { commit } from "../../../shared/commit.ts";
import type { Role } from "../../../shared/contracts/contract.ts";
import type { LocationId } from "../../../shared/contracts/primitives.ts";
import type { Company } from "../company.ts";
import { decide, enrol, filesOf, type NewMember, recordsOf, takeOver } from "../take-over.ts";

/** Their titles know sales only; somebody has to pay, pack and administer. */
const roles: Record<string, Role> = {
  "Vice President, Sales": "admin",
  "Sales Manager": "finance",
  "Inside Sales Coordinator": "warehouse",
};
const kinds = ["carriers", "products", "distributors", "prices", "stock", "order-history"] as const;

/** Northwind Traders, from its own files as they are. */
export const company: Company = {
  name: "Northwind",
  load: async (system) => {
    const step = { actor: systemActor("Northwind's files"), now: system.now };
    const sheets = filesOf("northwind");
    const policy = { companyName: "Northwind Traders", timeZone: "America/Los_Angeles", currency: "USD" } as const;
    await decide({ ...policy, defaultLocale: "en", defaultTaxRate: 0 }, "Northwind's books", step);
    const warehouse = { id: "loc_northwind" as LocationId, code: northwindWarehouse, name: "Northwind warehouse" };
    await commit(openLocation({ ...warehouse, kind: "warehouse", tenant: "HQ", region: "North America" }));
    const mapping = mappingOf("northwind")!;
    for (const kind of kinds) await takeOver(kind, recordsOf(mapping, kind, sheets), step);
    const staff = sheets.get("employees.csv")!.rows.map(({ cells }): NewMember => {
      const name = `${cells.firstName} ${cells.lastName}`;
      const email = `${cells.firstName}.${cells.lastName}@northwind.example`.toLowerCase();
      return {
        email,
        name,
        role: roles[cells.title!] ?? "sales",
        tenant: "HQ",
        locale: "en",
        printed: `${name}, ${cells.title}`,
      };
    });
    const buyers = ["ALFKI", "VINET"].flatMap((code) =>
      ["manager", "buyer"].map((role) => ({ code, role: role as Role })),
    );
    const members = await Promise.all(
      buyers.map(async ({ code, role }): Promise<NewMember> => {
        const { id, name, contacts } = (await findDistributorByCode(code))!;
        const person = role === "manager" ? contacts[0]!.name : `Buyer of ${code}`;
        const email = `${role}.${code}@northwind.example`.toLowerCase();
        return { email, name: person, role, tenant: id, locale: "en", printed: `${person}, ${name}` };
      }),
    );
    return { accounts: await enrol([...staff, ...members], system, step) };
  },
};
