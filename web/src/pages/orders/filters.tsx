import { Button, Input, Select } from "antd";
import { Stage } from "../../../../shared/contracts/order-model.ts";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { language } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { orders } from "./texts.ts";

export interface Wanted {
  q?: string | undefined;
  stage?: string | undefined;
  distributor?: string | undefined;
  month?: string | undefined;
  sku?: string | undefined;
}
const monthsBack = 24;
const months = (): { value: string; label: string }[] => {
  const now = new Date();
  return Array.from({ length: monthsBack }, (_, i) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i, 1));
    const label = new Intl.DateTimeFormat(language(), { year: "numeric", month: "long", timeZone: "UTC" }).format(
      first,
    );
    return { value: first.toISOString().slice(0, 7), label };
  });
};

/** What the list is narrowed to; it stands in the address, so that a list can be kept and sent to others. */
export const Filters = ({ wanted, want }: { wanted: Wanted; want: (next: Wanted) => void }) => {
  const say = useTexts(orders);
  const word = useTexts(words);
  const { atHq } = useMe();
  const change = (part: Wanted): void => want({ ...wanted, q: undefined, ...part });
  const some = Object.values(wanted).some(Boolean);
  return (
    <div className="order-filters">
      <Input.Search
        key={wanted.q ?? ""}
        defaultValue={wanted.q}
        aria-label={say("find")}
        placeholder={say("find")}
        allowClear
        maxLength={40}
        onSearch={(typed) => want(typed.trim() ? { q: typed.trim() } : { ...wanted, q: undefined })}
      />
      <Select
        aria-label={say("stage")}
        allowClear
        placeholder={say("allStages")}
        value={wanted.stage}
        onChange={(stage) => change({ stage })}
        options={Stage.options.map((value) => ({ value, label: word(`stage.${value}`) }))}
      />
      {atHq && (
        <DistributorPicker
          label={say("buyer")}
          placeholder={say("buyer")}
          value={wanted.distributor}
          onChange={(distributor) => change({ distributor: distributor ?? undefined })}
        />
      )}
      <SkuPicker
        label={say("product")}
        placeholder={say("product")}
        value={wanted.sku}
        onChange={(sku) => change({ sku: sku ?? undefined })}
      />
      <Select
        aria-label={say("month")}
        allowClear
        placeholder={say("allMonths")}
        value={wanted.month}
        onChange={(month) => change({ month })}
        options={months()}
      />
      {some && (
        <Button type="link" onClick={() => want({})}>
          {say("clear")}
        </Button>
      )}
    </div>
  );
};
