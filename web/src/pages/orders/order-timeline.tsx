import { Button } from "antd";
import { getTimeline } from "../../../../shared/contracts/orders.ts";
import type { OrderId } from "../../../../shared/contracts/primitives.ts";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { Timeline } from "../../parts/timeline.tsx";
import { usePlaceNames } from "../shipments/place-names.ts";
import { order } from "./order.texts.ts";
import { useTold } from "./told.ts";

/** Everything that happened, the newest first. */
export const OrderTimeline = ({ orderId }: { orderId: OrderId }) => {
  const say = useTexts(order);
  const word = useTexts(words);
  const { items, query } = useList(getTimeline, { params: { orderId }, query: { limit: 100 } });
  const tell = useTold(usePlaceNames());
  return (
    <Section title={say("timeline")}>
      {query.error && <ProblemNotice problem={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <p className="quiet">{say("noTimeline")}</p>}
      <Timeline label={say("timeline")} entries={items.map(tell).toReversed()} />
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {word("more")}
        </Button>
      )}
    </Section>
  );
};
