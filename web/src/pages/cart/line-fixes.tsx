import { Button } from "antd";
import type { Problem } from "../../app/ask.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import type { Cart } from "../../parts/cart.ts";
import { verdictTexts } from "./verdict.texts.ts";

/** What a refusal names, mended by one click: lines that nobody can order, a broken pack. */
export const LineFixes = ({ problem: { code, facts }, cart }: { problem: Problem; cart: Cart }) => {
  const say = useTexts(verdictTexts);
  const { number } = useFormats();
  const { lines } = cart.basket;
  if (Array.isArray(facts.skus))
    return (
      <Button
        onClick={() => cart.change({ lines: lines.filter(({ sku }) => !(facts.skus as string[]).includes(sku)) })}
      >
        {say("removeThese")}
      </Button>
    );
  const line = lines.find(({ sku }) => sku === facts.sku);
  if (code !== "product/whole-packs-only" || !line) return null;
  return (
    <span className="row">
      {[facts.below, facts.above].map(Number).map(
        (quantity) =>
          quantity > 0 && (
            <Button key={quantity} onClick={() => cart.put({ ...line, quantity })}>
              {say("pack", { count: number(quantity) })}
            </Button>
          ),
      )}
    </span>
  );
};
