import { Input, InputNumber } from "antd";
import { explainPrice } from "../../../../shared/contracts/pricing.ts";
import type { DistributorId } from "../../../../shared/contracts/primitives.ts";
import { useFormats, usePlace } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { PriceTrace } from "../../parts/price-trace.tsx";
import { Shown } from "../../parts/shown.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { explainTexts } from "./explain.texts.ts";

/** Why a buyer pays this price: the rule that won and every other that was looked at. The question is in the address, so it can be sent to somebody. */
const Explain = () => {
  const say = useTexts(explainTexts);
  const { money, today } = useFormats();
  const { company } = usePlace();
  const { get, change } = useAddress();
  const sku = get("sku");
  const distributorId = get("distributor");
  const quantity = Number(get("quantity") ?? 1);
  const date = get("date") ?? today();
  const query = useAsk(
    explainPrice,
    { query: { sku: sku ?? "", distributorId: distributorId as DistributorId, quantity, date } },
    Boolean(sku && distributorId),
  );
  return (
    <Page title={say("title")} back="/price-lists">
      <Section>
        <div className="form-grid">
          <label className="field">
            <span>{say("product")}</span>
            <SkuPicker label={say("product")} value={sku} onChange={(value) => change({ sku: value })} />
          </label>
          <label className="field">
            <span>{say("buyer")}</span>
            <DistributorPicker
              label={say("buyer")}
              value={distributorId}
              onChange={(value) => change({ distributor: value })}
            />
          </label>
          <label className="field">
            <span>{say("quantity")}</span>
            <InputNumber
              min={1}
              max={1_000_000}
              precision={0}
              value={quantity}
              onChange={(value) => change({ quantity: value ? String(value) : undefined })}
            />
          </label>
          <label className="field">
            <span>{say("date")}</span>
            <Input type="date" value={date} onChange={({ target }) => change({ date: target.value })} />
          </label>
        </div>
      </Section>
      <Section>
        {!sku || !distributorId ? (
          <Empty title={say("choose")} />
        ) : (
          <Shown query={query}>
            {({ price, considered }) => (
              <>
                {price ? (
                  <p>
                    <span className="tile-figure">{money(price.unitFen, price.currency)}</span>{" "}
                    <span className="quiet">
                      {say(price.taxIncluded ? "taxIncluded" : "taxAdded")} · {price.rule.listName}
                    </span>
                  </p>
                ) : (
                  <Empty title={say("noPrice")} />
                )}
                <PriceTrace
                  price={{
                    trace: considered,
                    currency: price?.currency ?? company.currency,
                    floored: price?.floored ?? false,
                  }}
                />
              </>
            )}
          </Shown>
        )}
      </Section>
    </Page>
  );
};
export default Explain;
