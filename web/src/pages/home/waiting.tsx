import { listWaiting } from "../../../../shared/contracts/orders.ts";
import type { Reply } from "../../app/ask.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAskAll } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { type Kind, kindsOf, stagesOf } from "../queue/kinds.ts";
import { queue } from "../queue/texts.ts";
import { most, useAtLeast } from "./at-least.ts";
import { hq } from "./hq.texts.ts";
import { Tile } from "./tile.tsx";

type Page = Reply<typeof listWaiting>;

/** What waits for my role, stage by stage: the hundred oldest of each. */
export const Waiting = () => {
  const say = useTexts(hq);
  const kinds = kindsOf(useMe().role);
  const stages = [...new Set(kinds.flatMap((kind) => stagesOf[kind]))];
  const waiting = useAskAll(listWaiting, stages.map((stage) => ({ query: { limit: most, stage } }))); // prettier-ignore
  return (
    <Section title={say("waits")} actions={<ButtonLink to="/queue">{say("toQueue")}</ButtonLink>}>
      <Shown query={waiting} rows={2}>
        {(pages) =>
          pages.every(({ items }) => items.length === 0) ? (
            <Empty title={say("nothing")}>
              <ButtonLink to="/orders">{say("toOrders")}</ButtonLink>
            </Empty>
          ) : (
            <div className="tiles">
              {kinds.map((kind) => (
                <WaitingFor key={kind} kind={kind} pages={pages.filter((_, i) => stagesOf[kind].includes(stages[i]!))} />
              ))}
            </div>
          )
        }
      </Shown>
    </Section>
  ); // prettier-ignore
};

const WaitingFor = ({ kind, pages }: { kind: Kind; pages: readonly Page[] }) => {
  const say = useTexts(hq);
  const name = useTexts(queue);
  const { time, number, roundMoney } = useFormats();
  const atLeast = useAtLeast();
  const own = pages.flatMap(({ items }) => items.filter(({ waitsFor }) => waitsFor === kind));
  const long = pages.find(({ cursor }) => cursor);
  if (own.length === 0 && !long) return null;
  const [oldest] = own.map(({ submittedAt, createdAt }) => submittedAt ?? createdAt).sort();
  const totalFen = own.reduce((n, order) => n + order.totalFen, 0);
  const told = (figure: string): string => atLeast(figure, long ?? {});
  return (
    <Tile
      to={`/queue?for=${kind}`}
      name={name(`for.${kind}`)}
      figure={told(number(own.length))}
      note={oldest ? `${told(roundMoney(totalFen))} · ${say("oldest", { time: time(oldest) })}` : say("noneAmong")}
    />
  );
};
