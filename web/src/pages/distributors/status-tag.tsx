import type { Distributor } from "../../../../shared/contracts/distributors.ts";
import { useTexts } from "../../app/texts.ts";
import { Tag } from "../../parts/tags.tsx";
import { distributors } from "./texts.ts";

const tones = { active: "good", suspended: "waits", closed: "calm" } as const;
export const StatusTag = ({ status }: Pick<Distributor, "status">) => {
  const say = useTexts(distributors);
  return <Tag tone={tones[status]}>{say(`status.${status}`)}</Tag>;
};
