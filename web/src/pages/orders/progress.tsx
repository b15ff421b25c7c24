import type { OrderLine } from "../../../../shared/contracts/order-model.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { order } from "./order.texts.ts";
import { openOf, reservedOf } from "./quantities.ts";

/** How far a line has come: as a bar, and in words for those who do not see it. */
export const Progress = ({ line, decided }: { line: OrderLine; decided: boolean }) => {
  const say = useTexts(order);
  const { number } = useFormats();
  const reserved = reservedOf(line);
  const underWay = line.shipped - line.received - line.damaged - line.lost;
  const parts = [
    ["received", line.received, "is-received"],
    ["underWay", underWay, "is-under-way"],
    ["reserved", reserved, "is-reserved"],
    ["waiting", decided ? openOf(line) - reserved : 0, undefined],
    ["damaged", line.damaged, "is-bad"],
    ["lost", line.lost, "is-bad"],
    ["returned", line.returned, undefined],
    ["cancelled", line.cancelled, undefined],
  ] as const;
  const some = parts.filter(([, count]) => count > 0);
  return (
    <div className="stack line-progress">
      <div className="progress" aria-hidden>
        {some.map(
          ([name, count, look]) =>
            look && <i key={name} className={look} style={{ width: `${(count / line.quantity) * 100}%` }} />,
        )}
      </div>
      <div className="small quiet">
        {[
          say("ordered", { count: number(line.quantity), unit: line.unit }),
          ...some.map(([name, count]) => say(name, { count: number(count) })),
        ].join(" · ")}
      </div>
    </div>
  );
};
