import { Segmented } from "antd";
import { useParams, useSearchParams } from "react-router";
import { getStockMatrix } from "../../../../shared/contracts/inventory.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { adjustStock } from "../../../../shared/contracts/stock-documents.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { HealthList } from "./health-list.tsx";
import { Lots } from "./lots.tsx";
import { PlaceList } from "./place-list.tsx";
import { stock } from "./texts.ts";
import "./stock.css";

const tabs = ["stock", "health", "lots"] as const;

/** One place: what is there, how long it lasts, its lots. */
const Place = () => {
  const say = useTexts(stock);
  const { tenant, is } = useMe();
  const { locationId = "" } = useParams();
  const id = locationId as LocationId;
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find((one) => one === search.get("tab")) ?? "stock";
  const head = useAsk(getStockMatrix, { query: { locations: locationId, limit: 1 } } as never);
  const place = head.data?.locations[0];
  const own = place?.tenant === tenant;
  return (
    <Page
      title={place?.name ?? say("place")}
      tag={place && <span className="quiet">{place.code}</span>}
      back="/stock"
      actions={
        own &&
        is(...(adjustStock.who as readonly Role[])) && (
          <ButtonLink to={`/stock-report?place=${locationId}`} primary>
            {say("report")}
          </ButtonLink>
        )
      }
    >
      <Shown query={head}>
        {({ rows }) => {
          const full = own || rows[0]?.cells[0]?.view !== "availability";
          const offered = full ? tabs : tabs.slice(0, 1);
          return (
            <>
              {offered.length > 1 && (
                <div className="filters">
                  <Segmented
                    aria-label={say("show")}
                    value={tab}
                    options={offered.map((value) => ({ value, label: say(`tab.${value}`) }))}
                    onChange={(value) => setSearch(value === "stock" ? {} : { tab: value }, { replace: true })}
                  />
                </div>
              )}
              <Section>
                {tab === "stock" && <PlaceList locationId={id} />}
                {tab === "health" && full && <HealthList locationId={id} />}
                {tab === "lots" && full && <Lots locationId={id} />}
              </Section>
            </>
          );
        }}
      </Shown>
    </Page>
  );
};
export default Place;
