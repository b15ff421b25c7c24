import { Select } from "antd";
import { useParams } from "react-router";
import { type DemandNode, nodeName, nodeNamed } from "../../../../shared/contracts/demand.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { recomputeForecast } from "../../../../shared/contracts/forecast-runs.ts";
import { getSkuForecast } from "../../../../shared/contracts/forecasts.ts";
import { getProduct } from "../../../../shared/contracts/catalog.ts";
import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { Empty, Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { FreqSwitch, useFreq } from "./freq.tsx";
import { Good } from "./good.tsx";
import { LookAlikes } from "./look-alikes.tsx";
import { whereOf } from "./nodes.ts";
import { Outlook } from "./outlook.tsx";
import { Overrides } from "./overrides.tsx";
import { forecasts } from "./texts.ts";
import { Why } from "./why.tsx";

/** What will be wanted of a product, how sure that is, why, and what people say instead. */
const Sku = () => {
  const say = useTexts(forecasts);
  const { name, number } = useFormats();
  const { sku = "" } = useParams();
  const { atHq, is } = useMe();
  const freq = useFreq();
  const { get, change } = useAddress();
  const node = nodeNamed(get("node") ?? "S");
  const seen = useAsk(getSkuForecast, { params: { sku }, query: { freq, ...whereOf(node) } });
  const product = useAsk(getProduct, { params: { sku } }, atHq).data;
  const nodes = (seen.data?.nodes ?? []).filter(({ kind }) => kind !== "own");
  const again = is(...(recomputeForecast.who as readonly Role[])) && (
    <Act
      contract={recomputeForecast}
      label={say("recompute")}
      said={say("recomputed")}
      asked={() => ({ params: { sku }, body: { freq } })}
    />
  );
  return (
    <Page title={product ? name(product.name) : sku} actions={again} {...(atHq && { back: `/forecasts?freq=${freq}` })}>
      <div className="filters">
        <FreqSwitch />
        {atHq && (
          <Select
            aria-label={say("node")}
            value={nodeName(node)}
            options={nodes.map((one) => ({ value: nodeName(one), label: <NodeName node={one} /> }))}
            onChange={(value) => change({ node: value === "S" ? undefined : value })}
            popupMatchSelectWidth={false}
          />
        )}
      </div>
      <Shown query={seen}>
        {(found) => (
          <>
            <Section title={say("chart")}>
              <Outlook seen={found} forecast={found.forecast} />
              {found.forecast ? (
                <Facts
                  rows={[
                    [
                      say("nextOf", { period: found.forecast.from }),
                      number(Math.round(found.forecast.published[0] ?? 0)),
                    ],
                    [say("soFar", { period: found.running.period }), number(found.running.demand)],
                  ]}
                />
              ) : (
                <Empty title={say("noForecast")}>{atHq && say("noForecastNext")}</Empty>
              )}
            </Section>
            <Section title={say("accuracy")}>
              <Good accuracy={found.forecast?.accuracy} />
            </Section>
            {atHq && <LookAlikes found={found} />}
            {atHq && <Overrides key={nodeName(found.node)} found={found} />}
            {found.forecast && <Why forecast={found.forecast} />}
          </>
        )}
      </Shown>
    </Page>
  );
};
export default Sku;

const NodeName = ({ node }: { node: DemandNode }) => {
  const say = useTexts(forecasts);
  if (node.kind === "distributor") return <DistributorName id={node.distributorId} />;
  return node.kind === "region" ? node.region : say("node.sku");
};
const DistributorName = ({ id }: { id: string }) => {
  const { data } = useAsk(getDistributor, { params: { distributorId: id } });
  return data?.name ?? id;
};
