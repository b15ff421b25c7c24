import type { z } from "zod";
import type { PriceConsidered, ResolvedPrice } from "../../../shared/contracts/resolved-price.ts";
import { useFormats } from "../app/company.tsx";
import { useTexts } from "../app/texts.ts";
import { priceTrace } from "./price-trace.texts.ts";
import "./price-trace.css";

type Considered = z.infer<typeof PriceConsidered>;
/** Every price that was looked at, the one that applies first, and why the others do not. */
export const PriceTrace = ({ price }: { price: Pick<ResolvedPrice, "trace" | "currency" | "floored"> }) => {
  const say = useTexts(priceTrace);
  const { money } = useFormats();
  const scope = (text: string): string => (text === "all" ? say("all") : text.replace(/^(sku|category)\W/, ""));
  return (
    <ul className="price-trace">
      {price.trace.map((one) => (
        <li
          key={`${one.listId} ${one.scope} ${one.fromQuantity}`}
          className={one.verdict === "won" ? "won" : undefined}
        >
          <span>
            {one.listName} · {say(`level.${one.level as "base"}`)} · {scope(one.scope)}
            {one.fromQuantity > 1 && ` · ${say("from", { count: one.fromQuantity })}`}
          </span>
          <span className="end">{one.unitFen !== undefined && money(one.unitFen, price.currency)}</span>
          <small>{say(`verdict.${one.verdict satisfies Considered["verdict"]}`)}</small>
        </li>
      ))}
      {price.floored && <li>{say("floored")}</li>}
    </ul>
  );
};

/** A unit price that tells where it comes from when it is opened. */
export const ExplainedPrice = ({ price, unit }: { price: ResolvedPrice; unit: string }) => {
  const say = useTexts(priceTrace);
  const { money } = useFormats();
  return (
    <details className="explained" name="price">
      <summary title={say("why")}>
        {money(price.unitFen, price.currency)} / {unit}
      </summary>
      <PriceTrace price={price} />
    </details>
  );
};
