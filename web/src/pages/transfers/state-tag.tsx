import type { TransferState } from "../../../../shared/contracts/transfers.ts";
import { useTexts } from "../../app/texts.ts";
import { Tag, type Tone } from "../../parts/tags.tsx";
import { transfers } from "./texts.ts";

const tones: Record<TransferState, Tone> = { planned: "waits", shipped: "info", received: "good", cancelled: "calm" };
export const StateTag = ({ state }: { state: TransferState }) => {
  const say = useTexts(transfers);
  return <Tag tone={tones[state]}>{say(`state.${state}`)}</Tag>;
};
