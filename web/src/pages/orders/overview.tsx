import { Link } from "react-router";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Facts, Section } from "../../parts/page.tsx";
import { order as texts } from "./order.texts.ts";

const steps = ["business", "finance", "outbound"] as const;

/** The three axes, who buys, and when. */
export const Overview = ({ order }: { order: Order }) => {
  const say = useTexts(texts);
  const word = useTexts(words);
  const { date, day, money } = useFormats();
  const { atHq } = useMe();
  const { paymentTerms: terms, deliverTo: to } = order;
  const address = to && [to.province, to.city, to.street, to.receiver, to.phone].filter(Boolean).join(" ");
  return (
    <Section title={say("overview")}>
      {order.approval === "submitted" && (
        <div className="steps" role="group" aria-label={say("review")}>
          {steps.map((step) => (
            <span key={step} data-done={order.reviews[step] === "passed"}>
              {say(`review.${step}`)}
              <span className="sr-only"> {word(order.reviews[step] === "passed" ? "done" : "no")}</span>
            </span>
          ))}
        </div>
      )}
      <Facts
        rows={[
          [say("buyer"), atHq ? <Link to={`/distributors/${order.distributorId}`}>{order.distributorName}</Link> : undefined],
          [
            word("total"),
            <span key="total" className="strong">
              {money(order.totalFen, order.currency)}
            </span>,
          ],
          [say("delivery"), order.approval === "draft" ? undefined : say(`fulfilment.${order.fulfilment}`)],
          [say("settlement"), order.approval === "approved" ? say(`settlement.${order.settlement}`) : undefined],
          [say("wanted"), order.requestedOn && date(order.requestedOn)],
          [say("promised"), order.promisedOn && date(order.promisedOn)],
          [say("terms"), terms.kind === "prepaid" ? say("prepaid") : say("days", { count: terms.days })],
          [say("reference"), order.reference],
          [say("deliverTo"), address],
          [say("note"), order.note],
          [say("created"), say("by", { day: day(order.createdAt), name: order.createdBy.name })],
          [say("changedBy"), order.changedBy?.name],
          [say("submitted"), order.submittedAt && day(order.submittedAt)],
          [say("approved"), order.approvedAt && day(order.approvedAt)],
        ]}
      />
    </Section>
  ); // prettier-ignore
};
