import { Segmented } from "antd";
import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { listWaiting } from "../../../../shared/contracts/orders.ts";
import type { Reply } from "../../app/ask.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { HoldTag, Tag } from "../../parts/tags.tsx";
import { Approve, Reject, Release } from "../orders/decisions.tsx";
import { decides, isHeldAt, rejecters } from "../orders/may.ts";
import { type Kind, kindsOf, stagesOf } from "./kinds.ts";
import { queue } from "./texts.ts";
import "./queue.css";

type Waiting = Reply<typeof listWaiting>["items"][number];
const releasers = { CREDIT: ["finance"], POLICY: ["sales", "admin"], STOCK: [] } as const;

/** What waits for my role, the oldest first; most of it is decided without leaving the list. */
const Queue = () => {
  const say = useTexts(queue);
  const word = useTexts(words);
  const { role } = useMe();
  const { money, time } = useFormats();
  const [search, setSearch] = useSearchParams();
  const kinds = kindsOf(role);
  const kind = kinds.find((one) => one === search.get("for"));
  const stages = kind && stagesOf[kind];
  useSteps();
  return (
    <Page title={say("title")} actions={<ButtonLink to="/orders">{say("toOrders")}</ButtonLink>}>
      <Section>
        <div className="filters">
          <Segmented
            aria-label={say("waitsFor")}
            value={kind ?? "all"}
            options={[
              { value: "all", label: say("all") },
              ...kinds.map((value) => ({ value: value as string, label: say(`for.${value}`) })),
            ]}
            onChange={(next) => setSearch(next === "all" ? {} : { for: next }, { replace: true })}
          />
        </div>
        <List
          label={say("title")}
          contract={listWaiting}
          asked={{ query: { stage: stages?.length === 1 ? stages[0] : undefined } }}
          only={(row) => !kind || row.waitsFor === kind}
          rowKey={({ id, waitsFor, holds }) => [id, waitsFor, ...holds].join(" ")}
          to={({ id }) => `/orders/${id}`}
          empty={
            <Empty title={say(kind ? "empty.kind" : "empty")}>
              <ButtonLink to="/orders">{say("toOrders")}</ButtonLink>
            </Empty>
          }
          columns={[
            { title: say("order"), cell: (row) => row.number, width: "168px" },
            { title: say("buyer"), cell: (row) => row.distributorName, width: "1.5fr" },
            {
              title: say("waitsFor"),
              cell: ({ waitsFor, holds }) => (
                <span className="row">
                  <Tag tone="waits">{say(`for.${waitsFor as Kind}`)}</Tag>
                  {holds
                    .filter((hold) => hold !== waitsFor)
                    .map((hold) => (
                      <HoldTag key={hold} hold={hold} />
                    ))}
                </span>
              ),
              width: "1.4fr",
            },
            { title: word("total"), cell: (row) => money(row.totalFen, row.currency), end: true },
            { title: say("since"), cell: (row) => time(row.submittedAt ?? row.createdAt), width: "1.2fr", wideOnly: true },
            { title: say("decide"), cell: (row) => <Decide row={row} />, width: "1.6fr", end: true },
          ]}
        />
        <p className="small quiet wide-only">{say("keys")}</p>
      </Section>
    </Page>
  ); // prettier-ignore
};
export default Queue;

const Decide = ({ row }: { row: Waiting }) => {
  const say = useTexts(queue);
  const { role } = useMe();
  const step = row.waitsFor === "business" || row.waitsFor === "finance" || row.waitsFor === "outbound" ? row.waitsFor : undefined; // prettier-ignore
  const hold = row.waitsFor === "CREDIT" || row.waitsFor === "POLICY" ? row.waitsFor : undefined;
  const may = decides(step, role) && !isHeldAt(step, row.holds);
  return (
    <span className="row queue-decide">
      {step && may && <Approve small order={row} step={step} />}
      {hold && <Release small order={row} kind={hold} roles={releasers[hold]} />}
      {row.approval === "submitted" && rejecters.includes(role) && <Reject small order={row} />}
      {row.waitsFor === "picking" && <ButtonLink to={`/orders/${row.id}`}>{say("for.picking")}</ButtonLink>}
    </span>
  );
};

/** j and k, as in mail: the focus goes from one order to the next, where Enter opens it and Tab reaches its decisions. */
const useSteps = (): void => {
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog], [role=combobox]"); // prettier-ignore
      const by = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (by === 0 || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>(".list-row [role=cell]:first-child a")];
      const row = document.activeElement?.closest(".list-row");
      const now = links.findIndex((link) => row?.contains(link));
      const next = links[Math.min(links.length - 1, Math.max(0, now + by))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    addEventListener("keydown", step);
    return () => removeEventListener("keydown", step);
  }, []);
};
