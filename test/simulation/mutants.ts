/** Bugs planted into the sources as they are loaded: the simulator is worth what it finds of them. Every `find` stands in its file exactly once. */
export interface Mutant {
  what: string;
  patches: readonly { file: string; find: string; replace: string }[];
}
const p = (file: string, find: string, replace: string): Mutant["patches"][number] => ({ file, find, replace });

/** The marker is no part of the transaction any more: it is written afterwards, by a call of its own. */
const onceOutside = [
  p("shared/once.ts", "return create(record(kept(reply)), () => new AlreadyDone(seed));", "replies.set(seed, record(kept(reply)));\n        return { ...create({ ...itemKey, pk: `LOOSE#${freshToken()}`, type: \"loose\", tenant: scope.tenant }) };"),
  p("shared/once.ts", "const keptSeconds = 14 * 86_400;", "const keptSeconds = 14 * 86_400;\nconst replies = new Map<string, Item>();\nexport const saveReply = (seed: string) => putIf(replies.get(seed)!, {});"),
  p("shared/once.ts", 'import { digest } from "./clock.ts";', 'import { digest, freshToken } from "./clock.ts";'),
  p("shared/http.ts", "return success(contract, reply);\n    });", "if (prepared.record) await saveReply(prepared.once.seed);\n      return success(contract, reply);\n    });"),
  p("shared/http.ts", "import { type Once, type OnceRecord, onceFor }", "import { type Once, type OnceRecord, onceFor, saveReply }"),
]; // prettier-ignore

export const mutants: Record<string, Mutant> = {
  B1: {
    what: "the publisher ignores FailedEntryCount",
    patches: [p("functions/outbox/publish.ts", "if (reply.FailedEntryCount) left = left.filter((_, i) => reply.Entries?.[i]?.ErrorCode !== undefined);\n      else left = [];", "left = [];")],
  },
  B2: {
    what: "a subscriber without an inbox",
    patches: [
      p("shared/on.ts", "return create(\n", "return put(\n"),
      p("shared/on.ts", "    () => new AlreadyDone(pk),\n", "    {},\n"),
      p("shared/on.ts", "import { type Action, create }", "import { type Action, put }"),
    ],
  },
  B3: {
    what: "the inbox is looked at, and written, outside the transaction",
    patches: [
      p("shared/on.ts", "return create(\n", "return put(\n"),
      p("shared/on.ts", "    () => new AlreadyDone(pk),\n", "    {},\n"),
      p("shared/on.ts", "import { type Action, create }", "import { type Action, put, putIf, read }"),
      p("shared/on.ts", "await run(event, { now, heard: heardMark(name, event, now), seed: `${name}#${event.id}` });", "const mark = { pk: `DONE#${name}#${event.id}`, sk: \"DONE\" };\n      if (await read(mark)) return;\n      await run(event, { now, heard: heardMark(name, event, now), seed: `${name}#${event.id}` });\n      await putIf({ ...mark, type: \"done\", tenant: \"HQ\" }, {});"),
    ],
  },
  B4: { what: "the idempotency record is written after the transaction", patches: onceOutside },
  B5: {
    what: "stock is read, then changed without a condition",
    patches: [p("functions/inventory/stock-changes.table.ts", "changes: 1 },\n      when,\n", "changes: 1 },\n")],
  },
  B6: {
    what: "the last news to arrive wins over what was known",
    patches: [p("functions/orders/settle-order.event.ts", "{ invoicedFen: before.invoicedFen + data.totalFen }", "{ invoicedFen: data.totalFen }"), p("functions/orders/settle-order.event.ts", "{ paidFen: before.paidFen + data.amountFen! }", "{ paidFen: data.totalFen - (data as any).balanceFen }")],
  },
  B7: {
    what: "the publisher swallows exceptions",
    patches: [p("functions/outbox/publish.ts", "      logFault(\"events not sent\"", "      left = [];\n      logFault(\"events not sent\"")],
  },
  B8: {
    what: "each retry makes a new order id, and nothing else stops it",
    patches: [
      ...onceOutside,
      p("functions/orders/draft.ts", "const token = digest(seed);", "const token = digest(seed, freshToken());"),
      p("functions/orders/draft.ts", 'import { digest } from', 'import { digest, freshToken } from'),
    ],
  },
  B9: {
    what: "cancelling does not ask for the order's state",
    patches: [
      p("functions/orders/cancel-order.http.ts", "  requireMove(order, \"cancelled\");\n", ""),
      p("functions/orders/cancel-order.http.ts", "  requireNothingShipped(order);\n", ""),
    ],
  },
  B10: {
    what: "events are sent after the commit, not from the outbox",
    patches: [
      p("shared/commit.ts", "      await database().send(new TransactWriteCommand(input));\n", "      await database().send(new TransactWriteCommand(input));\n      const told = actions.map(({ input }) => input.Item as Found).filter((item) => item?.type === \"event\");\n      if (told.length > 0) await publish(told);\n"),
      p("shared/commit.ts", 'import { unmarshall } from', 'import { publish } from "../functions/outbox/publish.ts";\nimport { unmarshall } from'),
      p("shared/outbox.ts", "      unsentShard: `UNSENT#${Number.parseInt(eventId.slice(-1), 36) % unsentShards}`,\n      unsentSince: about.now,\n", ""),
      p("functions/outbox/publish-events.stream.ts", "const failed = await publish(Records.map(itemOf));", "const failed: number[] = [];\n  if (Records.length < 0) await publish(Records.map(itemOf));"),
    ],
  },
  B11: {
    what: "any cancelled transaction counts as done before",
    patches: [
      p("shared/commit.ts", "      if ((error as Error).name !== \"TransactionCanceledException\" || !reasons) throw error;\n", "      if ((error as Error).name !== \"TransactionCanceledException\" || !reasons) throw error;\n      throw new AlreadyDone(\"cancelled\");\n"),
      p("shared/commit.ts", 'import { Refusal, stale }', 'import { AlreadyDone, Refusal, stale }'),
    ],
  },
  B12: {
    what: "two lines of one SKU are two actions on one item",
    patches: [p("functions/inventory/balance.ts", "const name = `${locationId}#${sku}`;", "const name = `${locationId}#${sku}#${cause.line ?? \"\"}`;")],
  },
  T1: {
    what: "a transfer that leaves frees what went, not what was set aside",
    patches: [p("functions/transfers/postings.ts", "reserved: -quantity,\n      onHand: -shipped", "reserved: -shipped,\n      onHand: -shipped")],
  },
  K2: {
    what: "a refusal is not remembered: asked again, what was refused may be granted",
    patches: [p("shared/http.ts", "if (told && (await record.remember(error))) return;", "if (told) return;")],
  },
  K3: {
    what: "an effect without its mark",
    patches: [p("functions/inventory/keep-stock-days.event.ts", "await commit([mark, ...additions])", "await commit([{ ...mark, key: { pk: `${mark.key.pk}#`, sk: \"HEARD\" }, input: { Item: { pk: `${mark.key.pk}#`, sk: \"HEARD\", type: \"loose\", tenant: event.tenant } } }, ...additions])")],
  },
  K4: {
    what: "a mail is marked as sent before it is sent",
    patches: [p("functions/notifications/send-once.ts", "  try {\n    await send();", "  await markSent(sending);\n  try {\n    await send();")],
  },
  K1: {
    what: "a refusal that cannot be remembered is thrown (found here, and mended)",
    patches: [
      p(
        "shared/http.ts",
        "      if (told && (await record.remember(error))) return;\n",
        "      if (told && (await record.remember(error).catch((other) => Promise.reject(Object.assign(other, { kept: true }))))) return;\n",
      ),
      p("shared/http.ts", "      request.error = other as Error;\n", "      if ((other as any).kept) throw other;\n      request.error = other as Error;\n"),
    ],
  },
}; // prettier-ignore
