import { InputNumber } from "antd";
import { useState } from "react";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { allocateOrder } from "../../../../shared/contracts/orders.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { decisions } from "./decisions.texts.ts";
import { openOf } from "./progress.tsx";

/** How much of each line comes from which of HQ's warehouses. */
export const AllocateOrder = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const { name } = useFormats();
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
              <tr key={line.lineNo}>
                <th scope="row">
                  {name(line.name)} · {openOf(line)} {line.unit}
                </th>
                {warehouses.map(({ id, name: place }) => (
                  <td key={id}>
                    <InputNumber
                      aria-label={`${name(line.name)}, ${place}`}
                      min={0}
                      max={1_000_000}
                      precision={0}
                      status={sumOf(line) > openOf(line) ? "error" : ""}
                      value={of(line, id)}
                      onChange={(value) => setTyped({ ...typed, [`${line.lineNo} ${id}`]: value ?? 0 })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {over && <p role="alert">{say("over", { lineNo: over.lineNo, count: openOf(over) })}</p>}
    </Act>
  );
};
