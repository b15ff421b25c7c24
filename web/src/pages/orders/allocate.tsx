import { Button, InputNumber } from "antd";
import { useState } from "react";
import { listSkuStock } from "../../../../shared/contracts/inventory.ts";
import { listLocations, type Location } from "../../../../shared/contracts/locations.ts";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { allocateOrder } from "../../../../shared/contracts/orders.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { decisions } from "./decisions.texts.ts";
import { stillAs } from "./still-as.ts";
import { openOf } from "./quantities.ts";

/** How much of each line comes from which of HQ's warehouses. */
export const AllocateOrder = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const places = useAsk(listLocations, { query: { tenant: "HQ", limit: 100 } });
  const [typed, setTyped] = useState<Record<string, number>>({});
  const warehouses = (places.data?.items ?? []).filter(({ kind }) => kind === "warehouse");
  const lines = order.lines.filter((line) => openOf(line) > 0);
  const of = (line: Order["lines"][number], place: string): number => typed[`${line.lineNo} ${place}`] ?? line.reserved[place] ?? 0; // prettier-ignore
  const sumOf = (line: Order["lines"][number]): number => warehouses.reduce((n, { id }) => n + of(line, id), 0);
  const over = lines.find((line) => sumOf(line) > openOf(line));
  return (
    <Act
      contract={allocateOrder}
      label={say("allocate")}
      said={say("allocated")}
      reason="optional"
      wide
      ready={!over && warehouses.length > 0}
      asks={<p>{say("allocateAsks")}</p>}
      stillAs={stillAs(order)}
      asked={(reason) => ({
        params: { orderId: order.id },
        body: {
          expectedVersion: order.version,
          ...(reason && { reason }),
          lines: lines.map((line) => ({
            lineNo: line.lineNo,
            from: warehouses.flatMap(({ id }) =>
              of(line, id) > 0 ? [{ locationId: id, quantity: of(line, id) }] : [],
            ),
          })),
        },
      })}
      done={() => setTyped({})}
    >
      <div className="mini-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("product")}</th>
              {warehouses.map(({ id, name: place }) => (
                <th key={id} scope="col">
                  {place}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <AllocateLine
                key={line.lineNo}
                line={line}
                warehouses={warehouses}
                of={(place) => of(line, place)}
                change={(next) =>
                  setTyped({
                    ...typed,
                    ...Object.fromEntries(Object.entries(next).map(([id, n]) => [`${line.lineNo} ${id}`, n])),
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {over && <p role="alert">{say("over", { lineNo: over.lineNo, count: openOf(over) })}</p>}
    </Act>
  );
};

interface LineProps {
  line: Order["lines"][number];
  warehouses: readonly Pick<Location, "id" | "name">[];
  of: (place: string) => number;
  change: (next: Record<string, number>) => void;
}
/** One line: what each warehouse gives, and what it has free for it. */
const AllocateLine = ({ line, warehouses, of, change }: LineProps) => {
  const say = useTexts(decisions);
  const { name, number } = useFormats();
  const stock = useAsk(listSkuStock, { params: { sku: line.sku } });
  const open = openOf(line);
  const free = (place: string): number => {
    const available = stock.data?.items.find(({ locationId }) => locationId === place)?.available ?? 0;
    return Math.max(0, available) + (line.reserved[place] ?? 0);
  };
  const sum = warehouses.reduce((n, { id }) => n + of(id), 0);
  const fill = (): void => {
    let left = open;
    const taken = warehouses.map(({ id }) => {
      const part = Math.min(left, free(id));
      left -= part;
      return [id, part];
    });
    change(Object.fromEntries(taken) as Record<string, number>);
  };
  return (
    <tr>
      <th scope="row">
        {name(line.name)} · {number(open)} {line.unit}
        <div>
          <Button size="small" type="link" className="fill" onClick={fill} disabled={!stock.data}>
            {say("fill")}
          </Button>
        </div>
      </th>
      {warehouses.map(({ id, name: place }) => (
        <td key={id}>
          <InputNumber
            aria-label={`${name(line.name)}, ${place}`}
            min={0}
            max={1_000_000}
            precision={0}
            status={sum > open || of(id) > free(id) ? "error" : ""}
            value={of(id)}
            onChange={(value) => change({ [id]: value ?? 0 })}
          />
          <div className="small quiet">{stock.data && say("available", { count: number(free(id)) })}</div>
        </td>
      ))}
    </tr>
  );
};
