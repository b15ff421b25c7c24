import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { isUnderWay } from "../../../../shared/contracts/runs.ts";
import { listSupplyLines } from "../../../../shared/contracts/supply-plans.ts";
import { listSupplyRuns, startSupplyRun } from "../../../../shared/contracts/supply-runs.ts";
import { Problem } from "../../app/ask.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { RunProgress, useWhile } from "../../parts/run-progress.tsx";
import { useLineColumns } from "./columns.tsx";
import { saveXlsx } from "./save-xlsx.ts";
import { CompanySettings } from "./settings.tsx";
import { supplyPlans } from "./texts.ts";

const orders = ["money", "urgency"] as const;
const shows = ["produce", "build-up", "transfer", "reduce", "decided"] as const;

/** How far the last run is, or when it ended. */
const LastRun = () => {
  const say = useTexts(supplyPlans);
  const { number, time } = useFormats();
  const { data, refetch } = useAsk(listSupplyRuns, { query: { limit: 1 } });
  const [run] = data?.items ?? [];
  const running = isUnderWay(run, new Date().toISOString());
  useWhile(running, refetch);
  if (!run) return null;
  if (!running)
    return <span className="quiet small">{say("made", { when: time(run.finishedAt ?? run.startedAt) })}</span>;
  return <RunProgress run={run} says={say("making", { done: number(run.done), total: number(run.total) })} />;
};

const Export = () => {
  const say = useTexts(supplyPlans);
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await saveXlsx();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      modal.error({ title: error.message, content: error.detail });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {say("export")}
    </Button>
  );
};

const SupplyPlans = () => {
  const say = useTexts(supplyPlans);
  const word = useTexts(words);
  const { is } = useMe();
  const { get, change } = useAddress();
  const show = shows.find((one) => one === get("show")) ?? "produce";
  const orderBy = orders.find((one) => one === get("orderBy")) ?? "money";
  const columns = useLineColumns({ decided: show === "decided" });
  const plans = is(...(startSupplyRun.who as readonly Role[]));
  return (
    <Page
      title={say("title")}
      actions={
        <>
          {plans && (
            <Act contract={startSupplyRun} label={say("make")} asked={() => ({})} button={{ type: "primary" }} />
          )}
          <Export />
          {plans && <CompanySettings />}
        </>
      }
    >
      <LastRun />
      <div className="filters">
        <Segmented
          aria-label={word("status")}
          value={show}
          options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
          onChange={(value) => change({ show: value === "produce" ? undefined : value })}
        />
        {show !== "decided" && (
          <Segmented
            aria-label={say("order")}
            value={orderBy}
            options={orders.map((value) => ({ value, label: say(`order.${value}`) }))}
            onChange={(value) => change({ orderBy: value === "money" ? undefined : value })}
          />
        )}
      </div>
      <Section>
        <List
          label={say(`show.${show}`)}
          contract={listSupplyLines}
          asked={{ query: { show, orderBy } }}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <Empty title={say(`empty.${show}`)}>
              {show === "decided" ? (
                <Link to="/supply-plans">{say("toOpen")}</Link>
              ) : (
                <p className="quiet">{say("next")}</p>
              )}
            </Empty>
          }
        />
      </Section>
    </Page>
  );
};
export default SupplyPlans;
