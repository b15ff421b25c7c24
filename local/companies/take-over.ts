import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "../../events/define.ts";
import { policyNow, setPolicy } from "../../functions/company/index.ts";
import {
  decode,
  type Kind,
  mapRows,
  type Mapping,
  type MappedRow,
  type RecordOf,
  runImport,
  sheetsOf,
} from "../../functions/imports/index.ts";
import { enrolment } from "../../functions/users/index.ts";
import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import type { DistributorId, Locale, UserId } from "../../shared/contracts/primitives.ts";
import { type Account, type CompanySystem, demoPassword } from "./company.ts";

export interface Step {
  actor: Actor;
  now: string;
}
/** The parsed files of `data/<name>`. */
export const filesOf = (name: string): ReturnType<typeof sheetsOf> => {
  const folder = join(import.meta.dirname, "../../data", name);
  return sheetsOf(new Map(readdirSync(folder).map((file) => [file, decode(readFileSync(join(folder, file)))])));
};

/** The records of a kind; a company that comes with the product has no wrong row. */
export const recordsOf = <K extends Kind>(
  mapping: Mapping,
  kind: K,
  sheets: ReturnType<typeof sheetsOf>,
): RecordOf<K>[] =>
  mapRows(mapping, kind, sheets).map(({ record, line, problems }) => {
    if (!record) throw new Error(`${kind}, line ${line}: ${JSON.stringify(problems)}`);
    return record;
  });

/** The same way in as any company's own import; long books in parts side by side, for a quick first start. */
export const takeOver = async <K extends Kind>(kind: K, records: readonly RecordOf<K>[], step: Step): Promise<void> => {
  const rows = records.map((record, i): MappedRow<K> => ({ line: i + 2, record, problems: [] }));
  const size = kind === "order-history" ? Math.ceil(rows.length / 4) : rows.length;
  const parts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
  await Promise.all(
    parts.map(async (part, i) => {
      const { errors } = await runImport({ id: `start-${kind}-${i}`, kind, rows: part, dryRun: false, ...step });
      if (errors.length > 0) throw new Error(`${kind}: ${JSON.stringify(errors.slice(0, 3))}`);
    }),
  );
};

export const decide = async (changes: Partial<Policy>, reason: string, step: Step): Promise<void> => {
  const policy = { ...(await policyNow()), ...changes };
  await setPolicy({ policy, reason, expectedVersion: 1, ...step });
};

export interface NewMember {
  email: string;
  name: string;
  role: Role;
  tenant: DistributorId | "HQ";
  locale: Locale;
  /** As it is printed at the start: `王芳 · 财务`. */
  printed: string;
}
export const enrol = async (members: readonly NewMember[], system: CompanySystem, step: Step): Promise<Account[]> => {
  for (const { email, name, role, tenant, locale } of members) {
    const sub = await system.createIdentity(email, demoPassword);
    const id = `usr_${digest("demo", email)}` as UserId;
    await commit(enrolment({ id, email, name, role, tenant, locale }, { sub, ...step }));
  }
  return members.map(({ email, role, printed }) => ({ email, password: demoPassword, role, name: printed }));
};
