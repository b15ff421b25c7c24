import type { ShipmentState } from "../../../../shared/contracts/shipments.ts";
import { useTexts } from "../../app/texts.ts";
import { Tag, type Tone } from "../../parts/tags.tsx";
import { shipments } from "./texts.ts";

const tones: Record<ShipmentState, Tone> = {
  picking: "waits",
  cancelled: "calm",
  shipped: "info",
  "part-received": "info",
  received: "good",
};
export const StateTag = ({ state }: { state: ShipmentState }) => {
  const say = useTexts(shipments);
  return <Tag tone={tones[state]}>{say(`state.${state}`)}</Tag>;
};
