import { useParams } from "react-router";
import { getBalance, setThreshold, type StockLine } from "../../../../shared/contracts/inventory.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { adjustStock } from "../../../../shared/contracts/stock-documents.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { Health } from "./health.tsx";
import { LevelMark } from "./level-mark.tsx";
import { Lots } from "./lots.tsx";
import { Movements } from "./movements.tsx";
import { Thresholds } from "./thresholds.tsx";
import { stock } from "./texts.ts";
import "./stock.css";

/** One SKU at one place: what is there, how it came to be, how long it will last. */
const Balance = () => {
  const say = useTexts(stock);
  const { name, number } = useFormats();
  const { atHq, tenant, is } = useMe();
  const { locationId = "", sku = "" } = useParams();
  const params = { locationId: locationId as LocationId, sku };
  const balance = useAsk(getBalance, { params });
  const figures = (line: StockLine, unit: string) =>
    line.view === "availability"
      ? [[say("available"), `${number(line.available)} ${unit}`] as const]
      : [
          [say("onHand"), `${number(line.onHand)} ${unit}`] as const,
          [say("available"), number(line.available)] as const,
          [say("reserved"), number(line.reserved)] as const,
          [say("inTransit"), number(line.inTransit)] as const,
          [say("incoming"), number(line.incoming)] as const,
        ];
  const product = balance.data?.product;
  const own = balance.data?.location.tenant === tenant;
  return (
    <Page
      title={product ? name(product.name) : sku}
      tag={balance.data && <LevelMark line={balance.data.stock} />}
      back={`/stock/${locationId}`}
      actions={
        <>
          {own && is(...(adjustStock.who as readonly Role[])) && (
            <ButtonLink to={`/stock-report?place=${locationId}&sku=${encodeURIComponent(sku)}`} primary>
              {say("report")}
            </ButtonLink>
          )}
          <ButtonLink to={`/forecasts/sku/${encodeURIComponent(sku)}`}>{say("forecast")}</ButtonLink>
          {atHq && <ButtonLink to={`/products/${encodeURIComponent(sku)}`}>{say("toProduct")}</ButtonLink>}
        </>
      }
    >
      <Shown query={balance}>
        {({ location, product: { unit, tracking }, stock: line }) => (
          <>
            <Section title={`${location.name} · ${sku}`}>
              <Facts rows={figures(line, unit)} />
            </Section>
            {line.view === "full" && (
              <div className="columns">
                <Health params={params} />
                <Thresholds
                  params={params}
                  threshold={line.threshold}
                  mayChange={is(...(setThreshold.who as readonly Role[]))}
                />
              </div>
            )}
            {line.view === "full" && tracking && (
              <Section title={say("lots")}>
                <Lots locationId={params.locationId} sku={sku} />
              </Section>
            )}
            {line.view === "full" && <Movements params={params} />}
            <Elsewhere sku={sku} but={params.locationId} />
          </>
        )}
      </Shown>
    </Page>
  );
};
export default Balance;
