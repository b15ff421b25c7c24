import type { Import } from "../../../../shared/contracts/imports.ts";
import { useTexts } from "../../app/texts.ts";
import { Tag, type Tone } from "../../parts/tags.tsx";
import { imports } from "./texts.ts";

const tones: Record<Import["state"], Tone> = { waiting: "waits", running: "info", done: "good", refused: "bad" };
export const StateTag = ({ of: { state, dryRun, failed } }: { of: Pick<Import, "state" | "dryRun" | "failed"> }) => {
  const say = useTexts(imports);
  return (
    <span className="row">
      <Tag tone={state === "done" && failed > 0 ? "waits" : tones[state]}>{say(`state.${state}`)}</Tag>
      {dryRun && <Tag>{say("checked")}</Tag>}
    </span>
  );
};
