import { Alert, App, Button } from "antd";
import type { Remedy } from "../../../../shared/contracts/order-model.ts";
import { createOrder } from "../../../../shared/contracts/orders.ts";
import { useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import type { Cart } from "../../parts/cart.ts";
import { ProblemNotice } from "../../parts/problem.tsx";
import { applied } from "./content.ts";
import type { Quote } from "./quote.ts";
import { cartTexts } from "./texts.ts";
import { verdictTexts } from "./verdict.texts.ts";
import { useVerdictWords } from "./verdict-words.ts";

const tones = { passes: "success", held: "warning", refused: "error" } as const;

/** Would it pass; what stands in the way, with the figures; and what would pass, done by one click where a click can do it. */
export const Verdict = ({ quote, cart, buyer }: { quote: Quote; cart: Cart; buyer: { distributorId?: string } }) => {
  const say = useTexts(verdictTexts);
  const { ofObstacle, ofStep } = useVerdictWords(quote);
  return (
    <>
      <Alert
        type={tones[quote.verdict]}
        showIcon
        title={say(`verdict.${quote.verdict}`)}
        description={
          quote.obstacles.length > 0 && (
            <ul className="obstacles">
              {quote.obstacles.map((obstacle) => (
                <li key={`${obstacle.code} ${obstacle.lineNo}`}>{ofObstacle(obstacle)}</li>
              ))}
            </ul>
          )
        }
      />
      {quote.remedies.length > 0 && (
        <div className="remedies">
          <h3>{say("what")}</h3>
          {quote.remedies.map((remedy, i) => (
            <div key={JSON.stringify(remedy)} className="remedy">
              {i > 0 && <span className="quiet small">{say("or")}</span>}
              <ul className="obstacles">
                {remedy.map((step) => (
                  <li key={JSON.stringify(step)}>{ofStep(step)}</li>
                ))}
              </ul>
              <Apply remedy={remedy} cart={cart} buyer={buyer} />
            </div>
          ))}
        </div>
      )}
    </>
  );
};

const Apply = ({ remedy, cart, buyer }: { remedy: Remedy; cart: Cart; buyer: { distributorId?: string } }) => {
  const say = useTexts(verdictTexts);
  const sayCart = useTexts(cartTexts);
  const { message } = App.useApp();
  const create = useSend(createOrder);
  if (!remedy.some(({ do: what }) => what === "reduce-line" || what === "ship-later")) return null;
  const { lines, later } = applied(cart.basket.lines, remedy);
  const rest = later.map(({ sku, quantity }) => ({ sku, quantity }));
  const apply = (): void => {
    if (rest.length === 0) return cart.change({ lines });
    create.mutate(
      { body: { ...buyer, lines: rest } },
      {
        onSuccess: ({ number }) => {
          cart.change({ lines });
          void message.success(sayCart("later", { number }));
        },
      },
    );
  };
  return (
    <>
      {create.error && <ProblemNotice problem={create.error} />}
      <Button size="small" loading={create.isPending} onClick={apply}>
        {say("doIt")}
      </Button>
    </>
  );
};
