import { listAlerts } from "../../../../shared/contracts/alerts.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listImports } from "../../../../shared/contracts/imports.ts";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { listShipments } from "../../../../shared/contracts/shipments.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useFirstWarehouse } from "../shipments/first-warehouse.ts";
import { most, useAtLeast } from "./at-least.ts";
import { hq } from "./hq.texts.ts";
import { Tile } from "./tile.tsx";

const Ordered = () => {
  const say = useTexts(hq);
  const { number, roundMoney, day } = useFormats();
  const { data } = useAsk(listOrders, { query: { limit: most } });
  const atLeast = useAtLeast();
  const isToday = (at: string | undefined): boolean => at !== undefined && day(at) === day(new Date().toISOString());
  const own = (data?.items ?? []).filter(({ approval, submittedAt }) => approval !== "draft" && isToday(submittedAt));
  const totalFen = own.reduce((n, order) => n + order.totalFen, 0);
  // The newest come first: only where the last of them is of today may there be more.
  const mayBeMore = data?.cursor !== undefined && isToday(data.items.at(-1)?.createdAt);
  const told = (figure: string): string => atLeast(figure, data, mayBeMore);
  return (
    <Tile
      to="/orders"
      name={say("today")}
      figure={told(number(own.length))}
      note={data && told(roundMoney(totalFen))}
    />
  );
};
const Shipping = ({ state }: { state: "picking" | "shipped" }) => {
  const say = useTexts(hq);
  const { number } = useFormats();
  const place = useFirstWarehouse();
  const { data } = useAsk(listShipments, { query: { limit: most, state, locationId: place?.id } }, Boolean(place));
  const units = (data?.items ?? []).reduce((n, shipment) => n + shipment.units, 0);
  const atLeast = useAtLeast();
  return (
    <Tile
      to={`/shipments?state=${state}`}
      name={say(`shipments.${state}`)}
      figure={atLeast(number(data?.items.length ?? 0), data)}
      note={data && `${say("units", { units: atLeast(number(units), data) })} · ${place?.name}`}
    />
  );
};
const OpenAlerts = () => {
  const say = useTexts(hq);
  const { number } = useFormats();
  const { data } = useAsk(listAlerts, { query: { show: "open", limit: most } });
  const critical = (data?.items ?? []).filter(({ severity }) => severity === "critical").length;
  const atLeast = useAtLeast();
  return (
    <Tile
      to="/alerts"
      name={say("alerts")}
      figure={atLeast(number(data?.items.length ?? 0), data)}
      note={data && say("criticals", { figure: atLeast(number(critical), data) })}
    />
  );
};
const Imports = () => {
  const say = useTexts(hq);
  const { number } = useFormats();
  const { data } = useAsk(listImports, { query: { limit: most } });
  const open = (data?.items ?? []).filter(({ state }) => state === "waiting" || state === "running").length;
  const refused = (data?.items ?? []).filter(({ state }) => state === "refused").length;
  const atLeast = useAtLeast();
  return (
    <Tile
      to="/imports"
      name={say("imports")}
      figure={atLeast(number(open), data)}
      note={data && say("importsFailed", { figure: atLeast(number(refused), data) })}
    />
  );
};

const picking = <Shipping key="picking" state="picking" />;
const shipped = <Shipping key="shipped" state="shipped" />;
const of: Partial<Record<Role, readonly React.JSX.Element[]>> = {
  sales: [<Ordered key="today" />, <OpenAlerts key="alerts" />],
  finance: [<Ordered key="today" />],
  warehouse: [picking, shipped, <OpenAlerts key="alerts" />],
  admin: [<Ordered key="today" />, picking, shipped, <OpenAlerts key="alerts" />, <Imports key="imports" />],
};
/** How things stand, in the figures that a role works by. */
export const Figures = () => {
  const { role } = useMe();
  return <div className="tiles">{of[role]}</div>;
};
