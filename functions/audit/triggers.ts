import { listAudit } from "../../shared/contracts/audit.ts";
import { triggers } from "../../shared/triggers.ts";

export const audit = triggers([
  { route: listAudit, run: "audit/list-audit.http", may: ["read"], ifBroken: "nobody can look up who changed what" },
]);
