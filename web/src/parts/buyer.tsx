import type { ReactNode } from "react";
import { useMe } from "../app/company.tsx";
import { useTexts } from "../app/texts.ts";
import { buyer } from "./buyer.texts.ts";
import { useCart } from "./cart.ts";
import { DistributorPicker } from "./distributor-picker.tsx";
import { Empty, Section } from "./page.tsx";

/** For whom things are asked: HQ's choice, kept with the cart; a distributor is itself, which the routes know. */
export const useBuyer = (): { ready: boolean; query: { distributorId?: string } } => {
  const { atHq } = useMe();
  const { basket } = useCart();
  if (!atHq) return { ready: true, query: {} };
  return basket.buyer ? { ready: true, query: { distributorId: basket.buyer.id } } : { ready: false, query: {} };
};

/** HQ says for whom; what is within waits until it did. */
export const ForBuyer = ({ children }: { children: ReactNode }) => {
  const say = useTexts(buyer);
  const { atHq } = useMe();
  const { basket, change } = useCart();
  if (!atHq) return <>{children}</>;
  return (
    <>
      <Section>
        <label className="row">
          <span className="quiet">{say("for")}</span>
          <DistributorPicker
            label={say("for")}
            placeholder={say("choose")}
            value={basket.buyer?.id}
            onChange={(_, thing) => thing && change({ buyer: thing, deliverTo: undefined })}
          />
        </label>
      </Section>
      {basket.buyer ? (
        children
      ) : (
        <Section>
          <Empty title={say("first")} />
        </Section>
      )}
    </>
  );
};
