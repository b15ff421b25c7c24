import { Segmented } from "antd";
import { useState } from "react";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import { receiveGoods } from "../../../../shared/contracts/stock-documents.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { useKept } from "../../parts/kept.ts";
import { LocationPicker } from "../../parts/location-picker.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import type { Kind } from "./entries.ts";
import { ReportSheet } from "./report-sheet.tsx";
import { report } from "./report.texts.ts";
import "./report.css";
import "./stock.css";

/** Stock in three steps: this page, the figures, Report. The place is known where there is one only, or comes with the link. */
const Report = () => {
  const say = useTexts(report);
  const { tenant, is } = useMe();
  const { get, change } = useAddress();
  const [find, setFind] = useState(get("sku") ?? "");
  const own = useAsk(listLocations, { query: { tenant, limit: 2 } });
  const keeps = is(...(receiveGoods.who as readonly Role[]));
  const kinds: readonly Kind[] = keeps
    ? ["receive", "count", "announce", "sold", "damage", "other"]
    : ["sold", "count", "damage", "other"];
  const kind = kinds.find((one) => one === get("kind")) ?? kinds[0]!;
  const last = useKept("stock-report/place", "");
  const place = get("place") ?? (own.data?.items.length === 1 ? own.data.items[0]!.id : last.value || undefined);
  return (
    <Page title={say("title")} back={place ? `/stock/${place}` : "/stock"}>
      <div className="filters">
        <LocationPicker
          label={say("place")}
          placeholder={say("choosePlace")}
          tenant={tenant}
          value={place}
          onChange={(id) => {
            last.keep(id ?? "");
            change({ place: id });
          }}
        />
        <Segmented
          aria-label={say("kind")}
          value={kind}
          options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
      </div>
      {place ? (
        <ReportSheet key={`${place}/${kind}`} place={place as never} kind={kind} find={find} setFind={setFind} />
      ) : (
        <Section>
          <Empty title={say("noPlace")} />
        </Section>
      )}
    </Page>
  );
};
export default Report;
