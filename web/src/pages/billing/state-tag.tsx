import type { InvoiceSummary } from "../../../../shared/contracts/billing.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Tag } from "../../parts/tags.tsx";
import { billing } from "./texts.ts";

export const StateTag = ({ state, dueOn }: Pick<InvoiceSummary, "state" | "dueOn">) => {
  const say = useTexts(billing);
  const { today } = useFormats();
  if (state === "paid") return <Tag tone="good">{say("paid")}</Tag>;
  return dueOn < today() ? <Tag tone="bad">{say("overdue")}</Tag> : <Tag tone="info">{say("open")}</Tag>;
};
