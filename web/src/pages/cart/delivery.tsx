import { Input, Select } from "antd";
import type { Address } from "../../../../shared/contracts/distributors.ts";
import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import type { Cart } from "../../parts/cart.ts";
import { Section } from "../../parts/page.tsx";
import { cartTexts } from "./texts.ts";

const written = ({ label, province, city, street, receiver, phone }: Address): string =>
  [label, [province, city, street].filter(Boolean).join(" "), receiver, phone].filter(Boolean).join(" · ");

export const Delivery = ({ cart, buyer }: { cart: Cart; buyer: { distributorId?: string } }) => {
  const say = useTexts(cartTexts);
  const { today } = useFormats();
  const { tenant } = useMe();
  const { basket, change } = cart;
  const record = useAsk(getDistributor, { params: { distributorId: buyer.distributorId ?? tenant } });
  const addresses = record.data?.addresses ?? [];
  const same = (one: Address): boolean => written(one) === (basket.deliverTo && written(basket.deliverTo));
  const known = !basket.deliverTo || addresses.some(same) ? addresses : [...addresses, basket.deliverTo];
  const chosen = basket.deliverTo ? known.findIndex(same) : 0;
  return (
    <Section title={say("delivery")}>
      <label className="field">
        <span>{say("requestedOn")}</span>
        <Input
          type="date"
          min={today()}
          value={basket.requestedOn ?? ""}
          onChange={({ target }) => change({ requestedOn: target.value || undefined })}
        />
      </label>
      {known.length > 0 ? (
        <label className="field">
          <span>{say("address")}</span>
          <Select
            aria-label={say("address")}
            value={chosen}
            options={known.map((one, i) => ({ value: i, label: written(one) }))}
            onChange={(i: number) => change({ deliverTo: i === 0 ? undefined : known[i] })}
          />
        </label>
      ) : (
        record.isSuccess && <p className="quiet small">{say("noAddress")}</p>
      )}
      <label className="field">
        <span>{say("reference")}</span>
        <Input
          maxLength={60}
          value={basket.reference ?? ""}
          onChange={({ target }) => change({ reference: target.value })}
        />
      </label>
      <label className="field">
        <span>{say("note")}</span>
        <Input.TextArea
          rows={2}
          maxLength={1000}
          value={basket.note ?? ""}
          onChange={({ target }) => change({ note: target.value })}
        />
      </label>
    </Section>
  );
};
