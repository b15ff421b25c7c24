import type { World } from "./check.ts";
import { nameOf } from "./rows.ts";

/** A transfer has an event a version, is listed where it goes, and says of each unit where it is. */
export const transfers = ({ of, at, expect }: World): void => {
  for (const { pk, version, state, lines } of of("transfer")) {
    const versions = (at("event").get(pk) ?? []).map((event) => event.version as number).toSorted((a, b) => a - b);
    const all = Array.from({ length: version }, (_, i) => i + 1);
    expect("S7 S8 an event a version", pk, versions, all);
    expect("S7 listed where it goes", pk, at("transfer-arrival").get(pk)?.[0]?.state, state);
    for (const { lineNo, quantity, shipped, received, damaged, lost } of lines) {
      const sound = received + damaged + lost <= shipped && shipped <= quantity;
      expect("S11 transferred", `${pk} line ${lineNo}`, sound, true);
    }
  }
  for (const type of ["transfer-arrival", "event"])
    for (const [pk, [row]] of at(type))
      if (pk.startsWith("TRANSFER#")) expect("S7 rows of a transfer", nameOf(row!), at("transfer").has(pk), true);
};
