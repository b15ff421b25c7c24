import { priceListChanged, priceListPublished, priceListWithdrawn } from "../../events/pricing.ts";
import { commit } from "../../shared/commit.ts";
import { changePriceList } from "../../shared/contracts/pricing.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { news } from "../../shared/outbox.ts";
import { checkDates } from "./price-list.ts";
import { conflictsOfList, nextRevision } from "./price-rows.table.ts";
import { findList, findTargets, listChange, listKey, publicPart } from "./pricing.table.ts";

export const handler = http(changePriceList, async ({ params: { listId }, body, caller: { actor }, now }) => {
  const { expectedVersion, reason, ...fields } = body;
  checkDates(fields);
  const list = await findList(listId);
  if (!list) throw notFound();
  if (list.version !== expectedVersion) throw stale();
  const version = expectedVersion + 1;
  const { from: _from, to: _to, ...kept } = list;
  const after = { ...kept, ...fields, ...nextRevision(list, now), version };
  const [target] = await findTargets([list.for]);
  const conflicts = after.status === "published" ? await conflictsOfList(after, target!.lists) : [];
  if (conflicts[0]) throw new Refusal("price-list/conflict", { ...conflicts[0], count: conflicts.length });

  const [event, action] =
    list.status === after.status
      ? [priceListChanged, "change-price-list"]
      : after.status === "published"
        ? [priceListPublished, "publish-price-list"]
        : [priceListWithdrawn, "withdraw-price-list"];
  const about = { pk: listKey(listId).pk, id: listId, tenant: "HQ", version, actor, now };
  const happened = news(event, { ...about, data: after });
  const audited = { action, actor, now, reason, before: publicPart(list), after: publicPart(after) };
  await commit(listChange({ target: target!, before: list, after, happened, audited }));
  return publicPart(after);
});
