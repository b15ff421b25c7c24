import { creditHoldCounted } from "../../events/credit.ts";
import { systemActor } from "../../events/define.ts";
import { orderHeld } from "../../events/orders.ts";
import type { Hold } from "../../shared/contracts/order-model.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { releasers } from "./assess.ts";
import { commitOrder } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { happened, nextOf } from "./orders.table.ts";

const actor = systemActor("orders/hold-order");

/** An order from beyond the credit horizon has come due and the limit does not cover it: finance decides before it ships. */
export const handler = on("orders/hold-order.event", creditHoldCounted, ({ data }, { now, heard }) =>
  again(async () => {
    const { document, shortFen, amountFen } = data;
    const before = shortFen > 0 ? await loadOrder(document) : undefined;
    if (!before || !["submitted", "approved"].includes(before.approval)) return;
    if (before.holds.some(({ kind }) => kind === "CREDIT")) return;
    const facts = { shortFen, totalFen: amountFen };
    const hold: Hold = {
      kind: "CREDIT",
      code: "credit/exceeded",
      facts,
      since: now,
      releasedBy: [...releasers.CREDIT],
    };
    const next = nextOf(before, { ...before, holds: [...before.holds, hold] });
    const { kind, code } = hold;
    await commitOrder({ before, next, what: happened(orderHeld, { kind, code, facts }), marks: [heard], actor, now });
  }),
);
