import type { z } from "zod";
import type { Hold, OrderSummary } from "../../../../shared/contracts/order-model.ts";
import { useFormats } from "../../app/company.tsx";
import { language, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { HoldTag } from "../../parts/tags.tsx";
import { Release } from "./decisions.tsx";
import type { Seen } from "./still-as.ts";
import { order as texts } from "./order.texts.ts";

/** Figures as they are written: fen as money, dates as dates. */
export const useFigures = () => {
  const { money, date, number } = useFormats();
  return (facts: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        if (typeof value === "number") return [name, name.endsWith("Fen") ? money(value) : number(value)];
        return [name, typeof value === "string" && name.endsWith("On") ? date(value) : value];
      }),
    );
};

/** Why an order does not go on, with the figures, and who lets it. */
export const HoldNotice = ({
  hold,
  order,
}: {
  hold: z.infer<typeof Hold>;
  order: Seen & Pick<OrderSummary, "version">;
}) => {
  const say = useTexts(texts);
  const word = useTexts(words);
  const { day } = useFormats();
  const figures = useFigures();
  const names = hold.releasedBy.map((role) => word(`role.${role as "finance"}`));
  const roles = new Intl.ListFormat(language(), { type: "disjunction" }).format(names);
  const more = Number(hold.facts.lines ?? 1);
  return (
    <div className="hold">
      <div>
        <div className="row">
          <HoldTag hold={hold.kind} />
          <span className="small quiet">{say("since", { day: day(hold.since) })}</span>
        </div>
        <p>
          {say(hold.code, figures(hold.facts))} {more > 1 && say("moreLines", { count: more })}
        </p>
        {names.length > 0 && <p className="small quiet">{say("releasedBy", { roles })}</p>}
      </div>
      <Release order={order} kind={hold.kind} roles={hold.releasedBy} />
    </div>
  ); // prettier-ignore
};
