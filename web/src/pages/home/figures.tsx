import { listAlerts } from "../../../../shared/contracts/alerts.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listImports } from "../../../../shared/contracts/imports.ts";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { listShipments } from "../../../../shared/contracts/shipments.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useFirstWarehouse } from "../shipments/first-warehouse.ts";
import { hq } from "./hq.texts.ts";
import { Tile } from "./tile.tsx";

const most = 100;
interface Found<Item> {
  items: Item[];
  cursor?: string | undefined;
}
/** Counted among the first hundred: where there may be more of them, that is told. */
const useCount = () => {
  const say = useTexts(hq);
  const { number } = useFormats();
  return (count: number, page: Found<unknown> | undefined, mayBeMore = count === page?.items.length): string =>
    !page ? "…" : page.cursor && mayBeMore ? say("more", { count }) : number(count);
};

const Ordered = () => {
  const say = useTexts(hq);
  const { roundMoney, day } = useFormats();
  const { data } = useAsk(listOrders, { query: { limit: most } });
  const count = useCount();
  const isToday = (at: string | undefined): boolean => at !== undefined && day(at) === day(new Date().toISOString());
  const own = (data?.items ?? []).filter(({ approval, submittedAt }) => approval !== "draft" && isToday(submittedAt));
  const totalFen = own.reduce((n, order) => n + order.totalFen, 0);
  const figure = count(own.length, data, isToday(data?.items.at(-1)?.createdAt));
  return <Tile to="/orders" name={say("today")} figure={figure} note={data && roundMoney(totalFen)} />;
};
const Shipping = ({ state }: { state: "picking" | "shipped" }) => {
  const say = useTexts(hq);
  const { number } = useFormats();
  const locationId = useFirstWarehouse();
  const { data } = useAsk(listShipments, { query: { limit: most, state, locationId: locationId as never } }, Boolean(locationId)); // prettier-ignore
  const units = (data?.items ?? []).reduce((n, shipment) => n + shipment.units, 0);
  const count = useCount()(data?.items.length ?? 0, data);
  return <Tile to={`/shipments?state=${state}`} name={say(`shipments.${state}`)} figure={count} note={data && say("units", { units: number(units) })} />; // prettier-ignore
};
const OpenAlerts = () => {
  const say = useTexts(hq);
  const { data } = useAsk(listAlerts, { query: { show: "open", limit: most } });
  const critical = (data?.items ?? []).filter(({ severity }) => severity === "critical").length;
  return <Tile to="/alerts" name={say("alerts")} figure={useCount()(data?.items.length ?? 0, data)} note={data && say("criticals", { count: critical })} />; // prettier-ignore
};
const Imports = () => {
  const say = useTexts(hq);
  const { data } = useAsk(listImports, { query: { limit: most } });
  const open = (data?.items ?? []).filter(({ state }) => state === "waiting" || state === "running").length;
  const refused = (data?.items ?? []).filter(({ state }) => state === "refused").length;
  const count = useCount();
  return <Tile to="/imports" name={say("imports")} figure={count(open, data, open > 0)} note={data && say("importsFailed", { count: refused })} />; // prettier-ignore
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
