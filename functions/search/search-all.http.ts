import type { DistributorId, UserId } from "../../shared/contracts/primitives.ts";
import { FoundKind, type Hit, searchAll } from "../../shared/contracts/search.ts";
import { http } from "../../shared/http.ts";
import { findDistributors } from "../distributors/index.ts";
import { findUsers } from "../users/index.ts";
import { findRows } from "./search.table.ts";

type Label = Pick<Hit, "title" | "subtitle">;
/** How the hits of a kind are called: their records as they are now. One more kind is one more line here, its words and its subscriber. */
const labels: Record<FoundKind, (ids: readonly string[]) => Promise<Map<string, Label>>> = {
  distributor: async (ids) =>
    named([...(await findDistributors(ids as DistributorId[])).values()], (d) => [d.name, d.code, d.region]),
  user: async (ids) => named([...(await findUsers(ids as UserId[])).values()], (u) => [u.name, u.email, u.role]),
};
const named = <T extends { id: string }>(records: T[], of: (record: T) => [string, ...string[]]): Map<string, Label> =>
  new Map(
    records.map((record) => {
      const [title, ...rest] = of(record);
      return [record.id, { title, subtitle: rest.join(" · ") }];
    }),
  );

export const handler = http(searchAll, async ({ query: { q, kind, limit } }) => {
  const kinds = kind ? [kind] : FoundKind.options;
  const results = await Promise.all(
    kinds.map(async (of) => {
      const { rows, more } = await findRows(of, q, limit);
      const called = await labels[of](rows.map(({ id }) => id));
      const items = rows.flatMap(({ id, field }) =>
        called.has(id) ? [{ kind: of, id, field, ...called.get(id)! }] : [],
      );
      return { items, more };
    }),
  );
  const items = results.flatMap((result) => result.items);
  return { items: items.slice(0, limit), more: items.length > limit || results.some(({ more }) => more) };
});
