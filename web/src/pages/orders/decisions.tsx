import { App, Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Order, OrderSummary, ReviewStep } from "../../../../shared/contracts/order-model.ts";
import {
  approveOrder,
  cancelOrder,
  promiseOrder,
  rejectOrder,
  releaseHold,
  shortCloseOrder,
} from "../../../../shared/contracts/orders.ts";
import { repeatOrder } from "../../../../shared/contracts/quick-orders.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { AllocateOrder } from "./allocate.tsx";
import { ChangeOrder } from "./change.tsx";
import { decisions } from "./decisions.texts.ts";
import { possible } from "./may.ts";
import { type Seen, stillAs } from "./still-as.ts";

type Some = Seen & Pick<OrderSummary, "version">;
const at = ({ id, version }: Some) => ({ params: { orderId: id }, body: { expectedVersion: version } });

export const Approve = ({ order, step, small }: { order: OrderSummary | Order; step: ReviewStep; small?: boolean }) => {
  const say = useTexts(decisions);
  const { money } = useFormats();
  const [note, setNote] = useState("");
  const { params, body } = at(order);
  const asks = { number: order.number, buyer: order.distributorName, total: money(order.totalFen, order.currency) };
  return (
    <Act
      contract={approveOrder}
      label={say("approve")}
      said={say("approved")}
      button={{ type: "primary", size: small ? "small" : "middle" }}
      asks={<p>{say("approveAsks", asks)}</p>}
      stillAs={stillAs(order)}
      asked={() => ({ params, body: { ...body, step, ...(note.trim() && { note: note.trim() }) } })}
    >
      <label className="field">
        <span>{say("note")}</span>
        <Input.TextArea value={note} maxLength={500} rows={2} onChange={({ target }) => setNote(target.value)} />
      </label>
    </Act>
  );
};
export const Reject = ({ order, small }: { order: OrderSummary | Order; small?: boolean }) => {
  const say = useTexts(decisions);
  const { params, body } = at(order);
  return (
    <Act
      contract={rejectOrder}
      label={say("reject")}
      said={say("rejected")}
      reason="needed"
      button={{ danger: true, size: small ? "small" : "middle" }}
      asks={<p>{say("rejectAsks", { number: order.number })}</p>}
      stillAs={stillAs(order)}
      asked={(reason) => ({ params, body: { ...body, reason } })}
    />
  );
};
interface Releasing {
  order: Some;
  kind: "CREDIT" | "STOCK" | "POLICY";
  roles: readonly string[];
  small?: boolean;
}
export const Release = ({ order, kind, roles, small }: Releasing) => {
  const say = useTexts(decisions);
  const { role } = useMe();
  const { params, body } = at(order);
  if (!roles.includes(role)) return null;
  return (
    <Act
      contract={releaseHold}
      label={say("release")}
      said={say("released")}
      reason="needed"
      button={{ type: "primary", size: small ? "small" : "middle" }}
      asks={<p>{say("releaseAsks")}</p>}
      stillAs={stillAs(order)}
      asked={(reason) => ({ params, body: { ...body, kind, reason } })}
    />
  );
};

const PromiseDate = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const { today } = useFormats();
  const [date, setDate] = useState(order.promisedOn ?? order.requestedOn ?? today());
  const { params, body } = at(order);
  return (
    <Act
      contract={promiseOrder}
      label={say("promise")}
      said={say("promised")}
      asks={<p>{say("promiseAsks")}</p>}
      stillAs={stillAs(order)}
      asked={() => ({ params, body: { ...body, promisedOn: date as never } })}
    >
      <label className="field">
        <span>{say("date")}</span>
        <Input type="date" value={date} min={today()} onChange={({ target }) => setDate(target.value)} />
      </label>
    </Act>
  );
};
const Reorder = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const { message } = App.useApp();
  const go = useNavigate();
  return (
    <Act
      contract={repeatOrder}
      label={say("reorder")}
      asked={() => ({ params: { orderId: order.id } })}
      done={({ order: next, leftOut }) => {
        if (leftOut.length > 0)
          void message.warning(say("leftOut", { skus: leftOut.map(({ sku }) => sku).join(", ") }));
        void go(`/cart?draft=${next.id}`);
      }}
    />
  );
};

/** What the reader can decide now, the likeliest first. */
export const Decisions = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const me = useMe();
  const may = possible(order, me);
  const { params, body } = at(order);
  return (
    <>
      {may.step && !may.own && !may.held && <Approve order={order} step={may.step} />}
      {may.reject && <Reject order={order} />}
      {may.edit && <ButtonLink primary to={`/cart?draft=${order.id}`}>{say("edit")}</ButtonLink>}
      {may.promise && <PromiseDate order={order} />}
      {may.allocate && me.atHq && <AllocateOrder order={order} />}
      {may.close && (
        <Act
          contract={shortCloseOrder}
          label={say("close")}
          said={say("closed")}
          reason="needed"
          asks={<p>{say("closeAsks", { count: may.open })}</p>}
          stillAs={stillAs(order)}
          asked={(reason) => ({ params, body: { ...body, reason } })}
        />
      )}
      {may.change && <ChangeOrder order={order} />}
      {may.reorder && <Reorder order={order} />}
      {may.cancel && (
        <Act
          contract={cancelOrder}
          label={say("cancelOrder")}
          said={say("cancelled")}
          reason="needed"
          button={{ danger: true }}
          asks={<p>{say("cancelAsks", { number: order.number })}</p>}
          stillAs={stillAs(order)}
          asked={(reason) => ({ params, body: { ...body, reason } })}
        />
      )}
    </>
  ); // prettier-ignore
};
