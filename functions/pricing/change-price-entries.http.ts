import { pricesChanged } from "../../events/pricing.ts";
import { changePriceEntries } from "../../shared/contracts/pricing.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { news } from "../../shared/outbox.ts";
import { findProducts } from "../catalog/index.ts";
import { applyChange, auditView, errorsIn, skusOf } from "./price-entries.ts";
import { scopeKey } from "./price-list.ts";
import { commitRows, conflictsOfRows, findRows, nextRevision } from "./price-rows.table.ts";
import { findList, findTargets, listChange, listKey } from "./pricing.table.ts";

export const handler = http(
  changePriceEntries,
  async ({ params: { listId }, body, caller: { actor }, now, locale }) => {
    const list = await findList(listId);
    if (!list) throw notFound();
    if (list.version !== body.expectedVersion) throw stale();
    const scopes = [...new Set([...body.set, ...body.remove].map(({ scope }) => scopeKey(scope)))];
    const skus = skusOf(body.set);
    const found = await Promise.all([findTargets([list.for]), findRows([list], scopes), findProducts(skus)]);
    const [[target], [held], products] = found;
    const { rows, errors } = applyChange(list, held!, body, new Set(skus.filter((sku) => !products.has(sku))));
    if (errors.length > 0) throw new Refusal("price-list/entries-invalid", errorsIn(locale, errors));
    const conflicts = list.status === "published" ? await conflictsOfRows(list, rows, target!.lists) : [];
    if (conflicts[0]) throw new Refusal("price-list/conflict", { ...conflicts[0], count: conflicts.length });

    const version = list.version + 1;
    const after = { ...list, ...nextRevision(list, now), version };
    const data = { ...list, set: body.set.length, removed: body.remove.length };
    const about = { pk: listKey(listId).pk, id: listId, tenant: "HQ", version, actor, now };
    const happened = news(pricesChanged, { ...about, data });
    const audited = { action: changePriceEntries.name, actor, now, reason: body.reason, ...auditView(held!, rows) };
    const touched = [...rows].map(([scope, entries]) => ({ scope, before: held!.get(scope) ?? [], entries }));
    const finish = (before: typeof list) => listChange({ target: target!, before, after, happened, audited });
    await commitRows(list, after, touched, finish, now);
    return { version };
  },
);
