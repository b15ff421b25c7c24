import { Alert, Button } from "antd";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import type { Cart } from "../../parts/cart.ts";
import { Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import type { usePlaceOrder } from "./place-order.ts";
import type { Quote, useQuote } from "./quote.ts";
import { LineFixes } from "./line-fixes.tsx";
import { cartTexts } from "./texts.ts";
import { Verdict } from "./verdict.tsx";

interface Props {
  cart: Cart;
  buyer: { distributorId?: string };
  quoted: ReturnType<typeof useQuote>;
  order: ReturnType<typeof usePlaceOrder>;
  send: (how: "save" | "submit") => void;
}
const Figures = ({ quote }: { quote: Quote }) => {
  const say = useTexts(cartTexts);
  const word = useTexts(words);
  const { money } = useFormats();
  const { totalFen, taxFen, creditAfterFen } = quote;
  const currency = quote.lines[0]?.price.currency;
  return (
    <dl className="figures">
      <dt>{word("total")}</dt>
      <dd className="tile-figure">{money(totalFen, currency)}</dd>
      <dt className="quiet">{say("tax")}</dt>
      <dd className="quiet">{money(taxFen, currency)}</dd>
      {creditAfterFen !== undefined && (
        <>
          <dt>{say("creditAfter")}</dt>
          <dd className={creditAfterFen < 0 ? "missing" : undefined}>{money(creditAfterFen, currency)}</dd>
        </>
      )}
    </dl>
  );
};

/** What it costs, whether it would pass, and the way on. */
export const Summary = ({ cart, buyer, quoted, order, send: go }: Props) => {
  const say = useTexts(cartTexts);
  const word = useTexts(words);
  const { quote, problem, current } = quoted;
  const { send, theirs } = order;
  const busy = send.isPending;
  const gone = send.error && (send.error.code === "order/not-possible-now" || send.error.status === 404);
  return (
    <Section>
      <div aria-busy={!current} aria-live="polite" className="stack">
        {quote && !problem && <Figures quote={quote} />}
        {quote && !problem && <Verdict quote={quote} cart={cart} buyer={buyer} />}
        {!current && <p className="quiet small">{say("pricing")}</p>}
        {problem && <ProblemNotice problem={problem} retry={quoted.retry} />}
        {problem && <LineFixes problem={problem} cart={cart} />}
      </div>
      {send.error && !theirs && <ProblemNotice problem={send.error} />}
      {gone && <Button onClick={() => (cart.change({ order: undefined }), send.reset())}>{say("asNew")}</Button>}
      {send.error && theirs && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={word("stale.title")}
          description={
            <span className="stack">
              {say("staleDraft")}
              <Button size="small" onClick={() => order.take(theirs)}>
                {say("takeTheirs")}
              </Button>
              <Button size="small" onClick={() => order.keepMine(theirs)}>
                {say("keepMine")}
              </Button>
            </span>
          }
        />
      )}
      <div className="stack">
        <Button
          type="primary"
          size="large"
          block
          loading={busy && send.variables === "submit"}
          disabled={busy || !quote || Boolean(problem) || quote.verdict === "refused"}
          onClick={() => go("submit")}
        >
          {say("submit")}
        </Button>
        <Button
          block
          loading={busy && send.variables === "save"}
          disabled={busy || Boolean(problem && problem.status > 0)}
          onClick={() => go("save")}
        >
          {say("saveDraft")}
        </Button>
      </div>
    </Section>
  );
};
