import type { LotQuantity } from "../../../../shared/contracts/lots.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { shipments } from "./texts.ts";

/** The lots to pick, or picked, in a line. */
export const useLotWords = (): ((lots: readonly LotQuantity[] | undefined) => string | undefined) => {
  const say = useTexts(shipments);
  const { date } = useFormats();
  return (lots) =>
    lots && lots.length > 0
      ? say("lots", {
          lots: lots
            .map(({ lot, quantity, expiresOn }) =>
              [`${lot} × ${quantity}`, expiresOn && say("until", { date: date(expiresOn) })].filter(Boolean).join(" "),
            )
            .join(", "),
        })
      : undefined;
};
