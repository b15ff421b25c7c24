import type { z } from "zod";
import type { HoldKind, Stage } from "../../../shared/contracts/order-model.ts";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import type { ReactNode } from "react";

export type Tone = "calm" | "waits" | "good" | "bad" | "info";
export const Tag = ({ tone = "calm", children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
);

const tones: Record<Stage, Tone> = {
  draft: "calm",
  "to-review": "waits",
  "to-finance": "waits",
  "to-ship": "info",
  "part-shipped": "info",
  shipped: "info",
  "part-received": "info",
  received: "good",
  completed: "good",
  cancelled: "calm",
  closed: "calm",
  rejected: "bad",
};
export const StageTag = ({ stage }: { stage: Stage }) => {
  const say = useTexts(words);
  return <Tag tone={tones[stage]}>{say(`stage.${stage}`)}</Tag>;
};
export const HoldTag = ({ hold }: { hold: z.infer<typeof HoldKind> }) => {
  const say = useTexts(words);
  return <Tag tone="bad">{say(`hold.${hold}`)}</Tag>;
};
