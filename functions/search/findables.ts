import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { User } from "../../shared/contracts/users.ts";
import type { Words } from "./suffixes.ts";

const words = (field: string, ...texts: (string | undefined)[]): Words[] =>
  texts.flatMap((text) => (text ? [{ field, text }] : []));
const codes = (field: string, ...texts: (string | undefined)[]): Words[] =>
  words(field, ...texts).map((one) => ({ ...one, isCode: true }));

/** By what a distributor is found; the first field that holds a text names the hit. */
export const wordsOfDistributor = (d: Distributor): Words[] => [
  ...words("name", d.name),
  ...codes("code", d.code),
  ...words("legalName", d.legalName),
  ...codes("taxNumber", d.taxNumber),
  ...d.contacts.flatMap((c) => [...words("contact", c.name, c.email), ...codes("phone", c.phone)]),
  ...words("region", d.region, ...d.territory),
  ...d.addresses.flatMap((a) => [
    ...words("address", a.label, a.country, a.province, a.city, a.street, a.receiver),
    ...codes("phone", a.phone),
  ]),
  ...d.qualifications.flatMap((q) => [...words("qualification", q.kind), ...codes("qualification", q.number)]),
];

export const wordsOfUser = (u: User): Words[] => [...words("name", u.name), ...words("email", u.email)];
