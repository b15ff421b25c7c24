import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Tag, type Tone } from "../../parts/tags.tsx";
import type { Item } from "./add.tsx";
import { catalogue } from "./texts.ts";

export const ProductCell = ({ item }: { item: Item }) => {
  const say = useTexts(catalogue);
  const { name } = useFormats();
  const { sku, specification, brand, pack, unit, wholePacksOnly } = item;
  const packed = pack && say("pack", { size: pack.size, unit, pack: pack.name });
  return (
    <span className="product">
      <span className="strong">{name(item.name)}</span>
      <span className="quiet small">
        {[sku, brand, specification, packed, wholePacksOnly && say("wholePacks")].filter(Boolean).join(" · ")}
      </span>
    </span>
  );
};

/** The price of one unit; where it falls with the quantity, the steps on demand. */
export const PriceCell = ({ item: { prices, currency, unit } }: { item: Item }) => {
  const say = useTexts(catalogue);
  const { money } = useFormats();
  const [first] = prices;
  if (!first) return <span className="quiet">—</span>;
  const plain = (unitFen: number): string => say("each", { price: money(unitFen, currency), unit });
  return (
    <span className="product">
      <span className="strong">{plain(first.unitFen)}</span>
      {!first.taxIncluded && <span className="quiet small">{say("plusTax")}</span>}
      {prices.length > 1 && (
        <details className="tiers small">
          <summary>{say("tiers")}</summary>
          {prices.map(({ fromQuantity, unitFen }) => (
            <span key={fromQuantity} className="tier">
              {say("from", { count: fromQuantity, unit })}
              <b>{money(unitFen, currency)}</b>
            </span>
          ))}
        </details>
      )}
    </span>
  );
};

const tones: Record<Item["stock"]["word"], Tone> = { "in-stock": "good", low: "waits", none: "bad" };
export const StockCell = ({ item: { stock, notOrderable, orderableFrom } }: { item: Item }) => {
  const say = useTexts(catalogue);
  const { date, number } = useFormats();
  if (notOrderable) return <Tag>{say(`not.${notOrderable}`, { date: orderableFrom ? date(orderableFrom) : "" })}</Tag>;
  return <Tag tone={tones[stock.word]}>{say(`word.${stock.word}`, { count: number(stock.available) })}</Tag>;
};
