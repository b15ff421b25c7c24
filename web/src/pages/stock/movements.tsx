import { Link } from "react-router";
import { listMovements, type Movement } from "../../../../shared/contracts/inventory.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { stock } from "./texts.ts";

const kinds = new Set(["receipt", "receipt-damaged", "receipt-lost", "shipment", "transfer", "sold", "count", "damage", "other", "import", "undone"]); // prettier-ignore

const Causes = ({ movement: { causes } }: { movement: Movement }) => {
  const say = useTexts(stock);
  return (
    <span className="row">
      {[...new Map(causes.map((cause) => [cause.kind + cause.id, cause])).values()].map(({ kind, id }) => {
        const what = kinds.has(kind) ? say(`kind.${kind}` as "kind.sold") : kind;
        const about = id.startsWith("shp_")
          ? `/shipments/${id}`
          : id.startsWith("trf_")
            ? `/transfers/${id}`
            : undefined;
        return <span key={kind + id}>{about ? <Link to={about}>{what}</Link> : what}</span>;
      })}
    </span>
  );
};
/** Every change, newest first: their sum is the balance. */
export const Movements = ({ params }: { params: { locationId: LocationId; sku: string } }) => {
  const say = useTexts(stock);
  const { time, number } = useFormats();
  const signed = (n: number): string => (n > 0 ? `+${number(n)}` : number(n));
  return (
    <Section title={say("movements")}>
      <List
        label={say("movements")}
        contract={listMovements}
        asked={{ params }}
        rowKey={({ document, at }) => document + at}
        empty={<Empty title={say("noMovements")} />}
        columns={[
          { title: say("what"), cell: (movement) => <Causes movement={movement} />, width: "1.4fr" },
          {
            title: say("change"),
            cell: ({ onHand, inTransit }) => (
              <>
                {(onHand !== 0 || inTransit === 0) && signed(onHand)}
                {inTransit !== 0 && (
                  <span className="quiet small">
                    {" "}
                    {say("inTransit")} {signed(inTransit)}
                  </span>
                )}
              </>
            ),
            end: true,
          },
          { title: say("when"), cell: ({ at }) => <span className="quiet">{time(at)}</span>, width: "1.2fr" },
          { title: say("by"), cell: ({ actor }) => (actor.id.startsWith("usr_") ? actor.name : say("system")) },
        ]}
      />
    </Section>
  );
};
