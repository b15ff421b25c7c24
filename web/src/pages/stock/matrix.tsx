import { Input, Segmented, Select } from "antd";
import { useEffect, useState } from "react";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { adjustStock } from "../../../../shared/contracts/stock-documents.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Page } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { MatrixBody } from "./matrix-body.tsx";
import { marks } from "./level.ts";
import { stock } from "./texts.ts";
import { useNarrow } from "./narrow.ts";
import "./stock.css";

export type Only = "all" | "short" | "long";
const mayReport = adjustStock.who as readonly string[];

const Matrix = () => {
  const say = useTexts(stock);
  const { atHq, role } = useMe();
  const narrow = useNarrow();
  const { get, change } = useAddress();
  const [find, setFind] = useState("");
  const only = (get("only") ?? "all") as Only;
  const distributorId = get("distributor") ?? undefined;
  const known = useAsk(listLocations, {
    query: { limit: 100, ...(atHq && { tenant: (distributorId ?? "HQ") as "HQ" }) },
  });
  const all = known.data?.items ?? [];
  const asked = (get("places")?.split(",") ?? []).filter((id) => all.some((one) => one.id === id));
  const places = (asked.length > 0 ? asked : all.map(({ id }) => id as string)).slice(0, narrow ? 1 : 10);
  useEffect(() => setFind(""), [distributorId]);
  const options = all.map((one) => ({ value: one.id as string, label: one.name }));
  return (
    <Page
      title={say("title")}
      actions={
        mayReport.includes(role) && (
          <ButtonLink primary to={`/stock-report${narrow && places[0] ? `?place=${places[0]}` : ""}`}>
            {say("report")}
          </ButtonLink>
        )
      }
    >
      <div className="filters">
        {atHq && (
          <DistributorPicker
            label={say("ofDistributor")}
            placeholder={say("ofDistributor")}
            value={distributorId}
            allowClear
            onChange={(id) => change({ distributor: id, places: undefined })}
          />
        )}
        {narrow ? (
          <Select
            className="places"
            aria-label={say("place")}
            options={options}
            value={places[0]}
            onChange={(id) => change({ places: id })}
          />
        ) : (
          all.length > 1 && (
            <Select
              className="places"
              mode="multiple"
              maxCount={10}
              maxTagCount={2}
              allowClear
              aria-label={say("places")}
              placeholder={say("placesHint")}
              optionFilterProp="label"
              options={options}
              value={asked}
              onChange={(ids) => change({ places: ids.join(",") })}
            />
          )
        )}
        <Input
          className="find-in"
          allowClear
          aria-label={say("find")}
          placeholder={say("find")}
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
        <Segmented
          aria-label={say("show")}
          value={only}
          options={[
            { value: "all", label: say("all") },
            { value: "short", label: `${marks.short} ${say("short")}` },
            { value: "long", label: `${marks.long} ${say("long")}` },
          ]}
          onChange={(value) => change({ only: value === "all" ? undefined : value })}
        />
      </div>
      <Shown query={known}>
        {() =>
          places.length === 0 ? (
            <p className="quiet">{say("noPlace")}</p>
          ) : (
            <MatrixBody key={places.join()} places={places as LocationId[]} find={find} only={only} narrow={narrow} />
          )
        }
      </Shown>
    </Page>
  );
};
export default Matrix;
