import type { Distributor, DistributorEdit } from "../../../../shared/contracts/distributors.ts";

type Loose<T> = { [K in keyof T]?: T[K] | undefined };
/** A distributor as a form holds it: terms in two boxes, what is empty is "". */
export interface Values {
  code: string;
  name: string;
  legalName: string;
  /** When it is new: another one whose credit account it shares. */
  sharesWith?: string;
  taxNumber?: string;
  channel: Distributor["channel"];
  grade: Distributor["grade"];
  region: string;
  territory?: string[];
  parentId?: string;
  terms: "prepaid" | "credit";
  days?: number | null;
  suppliedFrom: string[];
  contacts?: Loose<Distributor["contacts"][number]>[];
  addresses?: Loose<Distributor["addresses"][number]>[];
  qualifications?: Loose<Distributor["qualifications"][number]>[];
}
/** Without what was left empty: the contract knows absent, not "". */
const filled = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      const kept: unknown = typeof value === "string" ? value.trim() : value;
      return kept === "" || kept === null || kept === undefined ? [] : [[name, kept]];
    }),
  ) as T;

export const editOf = ({ sharesWith: _, terms, days, contacts, addresses, qualifications, ...rest }: Values): DistributorEdit =>
  ({
    ...filled(rest),
    territory: rest.territory ?? [],
    paymentTerms: terms === "prepaid" ? { kind: "prepaid" } : { kind: "credit", days: days ?? 30 },
    contacts: (contacts ?? []).map(filled),
    addresses: (addresses ?? []).map(filled),
    qualifications: (qualifications ?? []).map((one) => filled({ ...one, id: one.id ?? `doc_${crypto.randomUUID()}` })),
  }) as DistributorEdit; // prettier-ignore

export const valuesOf = (one: Distributor): Values => ({
  code: one.code,
  name: one.name,
  legalName: one.legalName,
  channel: one.channel,
  grade: one.grade,
  region: one.region,
  territory: one.territory,
  suppliedFrom: one.suppliedFrom,
  contacts: one.contacts,
  addresses: one.addresses,
  qualifications: one.qualifications,
  ...(one.taxNumber && { taxNumber: one.taxNumber }),
  ...(one.parentId && { parentId: one.parentId }),
  terms: one.paymentTerms.kind,
  ...(one.paymentTerms.kind === "credit" && { days: one.paymentTerms.days }),
});
export const blankIn = (country: string): Partial<Values> => ({ channel: "distributor", grade: "C", terms: "credit", days: 30, territory: [], suppliedFrom: [], contacts: [{}], addresses: [{ country }] }); // prettier-ignore
