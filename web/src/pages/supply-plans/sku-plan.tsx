import { useParams } from "react-router";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import {
  applySupplyLevels,
  getSupplyPlan,
  type PlanPeriod,
  recomputeSupplyPlan,
  type SkuSupplyPlan,
} from "../../../../shared/contracts/supply-plans.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Chart } from "../../parts/chart.tsx";
import { Rows } from "../../parts/list.tsx";
import { Empty, Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { useLineColumns } from "./columns.tsx";
import { SkuSettings } from "./settings.tsx";
import { supplyPlans } from "./texts.ts";

type Plan = NonNullable<SkuSupplyPlan["plan"]>;

const Months = ({ periods }: { periods: readonly PlanPeriod[] }) => {
  const say = useTexts(supplyPlans);
  const { number } = useFormats();
  const of = (figure: keyof Omit<PlanPeriod, "period">) => periods.map((one) => Math.round(one[figure]));
  const column = (title: string, figure: keyof Omit<PlanPeriod, "period">) => ({
    title,
    cell: (one: PlanPeriod) => (one[figure] === 0 ? "–" : number(Math.round(one[figure]))),
    end: true,
  });
  return (
    <Section title={say("months")}>
      <Chart
        kind="line"
        label={say("months")}
        names={periods.map(({ period }) => period)}
        series={[
          { name: say("demand"), values: of("demand") },
          { name: say("closing"), values: of("closing") },
          { name: say("proposed"), values: of("proposed") },
        ]}
        format={number}
        height={260}
      />
      <Rows
        label={say("months")}
        rows={periods}
        rowKey={({ period }) => period}
        empty={null}
        columns={[
          { title: say("month"), cell: ({ period }) => period, width: "100px" },
          column(say("demand"), "demand"),
          column(say("festival"), "festival"),
          column(say("incoming"), "incoming"),
          column(say("net"), "netRequirement"),
          column(say("proposed"), "proposed"),
          column(say("closing"), "closing"),
        ]}
      />
    </Section>
  );
};

const Levels = ({ sku, levels, mayChange }: { sku: string; levels: Plan["levels"]; mayChange: boolean }) => {
  const say = useTexts(supplyPlans);
  const { number } = useFormats();
  const places = useAsk(listLocations, { query: { tenant: "HQ", limit: 100 } }, levels.length > 0);
  const names = new Map(places.data?.items.map(({ id, name }) => [id as string, name]));
  const apply = (
    <Act
      contract={applySupplyLevels}
      label={say("apply")}
      asks={<p className="quiet">{say("applies")}</p>}
      asked={() => ({ params: { sku } })}
    />
  );
  return (
    <Section title={say("levels")} actions={mayChange && levels.length > 0 && apply}>
      {levels.length === 0 && <p className="quiet">{say("noLevels")}</p>}
      {levels.map(({ locationId, reorderPoint, safetyStock }) => (
        <Facts
          key={locationId}
          rows={[
            [say("place"), names.get(locationId) ?? locationId],
            [say("reorderPoint"), number(reorderPoint)],
            [say("safetyStock"), number(safetyStock)],
          ]}
        />
      ))}
    </Section>
  );
};

const Shape = ({ found: { sku, plan, open, decided }, mayChange }: { found: SkuSupplyPlan; mayChange: boolean }) => {
  const say = useTexts(supplyPlans);
  const { number } = useFormats();
  const [openColumns, decidedColumns] = [
    useLineColumns({ alone: true }),
    useLineColumns({ alone: true, decided: true }),
  ];
  if (!plan)
    return (
      <Empty title={say("noPlan")}>
        <p className="quiet">{say("noPlanNext")}</p>
        <ButtonLink to="/products">{say("toProducts")}</ButtonLink>
      </Empty>
    );
  return (
    <>
      <Section title={say("open")}>
        <Rows
          label={say("open")}
          rows={open}
          rowKey={({ id }) => id}
          columns={openColumns}
          empty={<p className="quiet">{say("noneOpen")}</p>}
        />
      </Section>
      <Months periods={plan.periods} />
      <Section title={say("figures")}>
        <Facts
          rows={[
            ...(["onHand", "reserved", "available", "incoming", "inTransit"] as const).map(
              (name) => [say(name), number(plan.stock[name])] as const,
            ),
            [say("safetyStock"), number(plan.safetyStock)],
            [say("reorderPoint"), number(plan.reorderPoint)],
            [say("leadTimeDays"), number(plan.settings.leadTimeDays)],
            [say("lotSize"), number(plan.settings.lotSize)],
          ]}
        />
      </Section>
      <Levels sku={sku} levels={plan.levels} mayChange={mayChange} />
      {decided.length > 0 && (
        <Section title={say("show.decided")}>
          <Rows
            label={say("show.decided")}
            rows={decided}
            rowKey={({ id }) => id}
            columns={decidedColumns}
            empty={null}
          />
        </Section>
      )}
    </>
  );
};

const SkuPlan = () => {
  const say = useTexts(supplyPlans);
  const { name, time } = useFormats();
  const { is } = useMe();
  const { sku = "" } = useParams();
  const query = useAsk(getSupplyPlan, { params: { sku } });
  const mayChange = is(...(recomputeSupplyPlan.who as readonly Role[]));
  const { product, plan } = query.data ?? {};
  return (
    <Page
      title={product ? name(product.name) : sku}
      tag={plan && <span className="quiet small">{say("made", { when: time(plan.madeAt) })}</span>}
      back="/supply-plans"
      actions={
        mayChange && (
          <>
            <Act contract={recomputeSupplyPlan} label={say("recompute")} asked={() => ({ params: { sku } })} />
            <SkuSettings sku={sku} />
          </>
        )
      }
    >
      <Shown query={query}>{(found) => <Shape found={found} mayChange={mayChange} />}</Shown>
    </Page>
  );
};
export default SkuPlan;
