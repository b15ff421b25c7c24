import { useLocation } from "react-router";
import type { OrderSummary } from "../../../../shared/contracts/order-model.ts";
import { getOrder } from "../../../../shared/contracts/orders.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { HoldTag, StageTag } from "../../parts/tags.tsx";
import { cartTexts } from "./texts.ts";

/** The submission's answer came along; after a reload it is asked for. */
const usePlaced = (orderId: string) => {
  const told = useLocation().state as OrderSummary | null;
  const known = told?.id === orderId ? told : undefined;
  const query = useAsk(getOrder, { params: { orderId } }, !known);
  const asked = query.data && { ...query.data, holds: query.data.holds.map(({ kind }) => kind) };
  return { ...query, data: known ?? asked };
};

/** What became of the order, and what comes next. */
export const Placed = ({ orderId }: { orderId: string }) => {
  const say = useTexts(cartTexts);
  const word = useTexts(words);
  const { money, date } = useFormats();
  const query = usePlaced(orderId);
  return (
    <Shown query={query}>
      {({ number, stage, totalFen, currency, holds, requestedOn, distributorName, lineCount }) => (
        <Page title={say("placed", { number })} tag={<StageTag stage={stage} />}>
          <Section>
            {holds.length === 0 ? <p>{say("placedNext")}</p> : <p>{say("placedHeld")}</p>}
            {holds.map((hold) => (
              <p key={hold} className="row">
                <HoldTag hold={hold} />
                {say(`hold.${hold}`)}
              </p>
            ))}
            <Facts
              rows={[
                [word("total"), money(totalFen, currency)],
                [say("lines"), lineCount],
                [say("buyer"), distributorName],
                [say("requestedOn"), requestedOn && date(requestedOn)],
              ]}
            />
            <div className="row">
              <ButtonLink to={`/orders/${orderId}`} primary>
                {say("toOrder")}
              </ButtonLink>
              <ButtonLink to="/catalogue">{say("again")}</ButtonLink>
            </div>
          </Section>
        </Page>
      )}
    </Shown>
  );
};
