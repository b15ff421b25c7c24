import type { Obstacle, RemedyStep } from "../../../../shared/contracts/order-model.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import type { Quote } from "./quote.ts";
import { verdictTexts } from "./verdict.texts.ts";

/** Obstacles and remedies of a quote, in the reader's words. */
export const useVerdictWords = (quote: Quote) => {
  const say = useTexts(verdictTexts);
  const { money: moneyIn, number, date, name } = useFormats();
  const currency = quote.lines[0]?.price.currency;
  const money = (fen: unknown): string => moneyIn(Number(fen), currency);
  const count = (n: unknown): string => number(Number(n));
  const lineOf = (lineNo: number | undefined) => quote.lines.find((line) => line.lineNo === lineNo);
  const product = (lineNo: number | undefined): string => {
    const line = lineOf(lineNo);
    return line ? name(line.name) : "";
  };
  const ofObstacle = ({ code, lineNo, facts: f }: Obstacle): string => {
    switch (code) {
      case "stock/short":
        return say(code, { product: product(lineNo), wanted: count(f.wanted), available: count(f.available) });
      case "credit/exceeded":
        return say(code, { short: money(f.shortFen), available: money(Math.max(0, Number(f.availableFen))) });
      case "credit/overdue":
        return say(code, { overdue: money(f.overdueFen), days: count(f.overdueDays) });
      case "qualification/expired":
        return say(code, { kind: f.kind, number: f.number, date: date(String(f.expiresOn)) });
      case "order/below-minimum":
        return say(code, { minimum: money(f.minimumFen), missing: money(f.missingFen) });
      default:
        return say("other", { code });
    }
  };
  const ofStep = (step: RemedyStep): string => {
    switch (step.do) {
      case "reduce-line": {
        const facts = { product: product(step.lineNo), from: count(step.to + step.by), to: count(step.to) };
        return say(step.to === 0 ? "remove-line" : "reduce-line", facts);
      }
      case "ship-later": {
        const facts = { product: product(step.lineNo), now: count(step.now), later: count(step.later) };
        return say(step.now === 0 ? "later-only" : "ship-later", facts);
      }
      case "ask-release":
        return say(`release.${step.hold}`);
      case "prepay":
      case "pay-overdue":
      case "raise-to-minimum":
        return say(step.do, { amount: money(step.amountFen) });
    }
  };
  return { ofObstacle, ofStep };
};
