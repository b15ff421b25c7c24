import type { AuditEntry, FieldChange } from "../../../../shared/contracts/audit.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { audit } from "./texts.ts";

/** A value as people read it: money in yuan, yes and no, what is nested as its fields. */
export const useSaid = () => {
  const say = useTexts(audit);
  const word = useTexts(words);
  const { money } = useFormats();
  const said = (value: unknown, field: string): string => {
    if (value === undefined || value === null || value === "") return say("nothing");
    if (typeof value === "boolean") return word(value ? "yes" : "no");
    if (typeof value === "number" && field.endsWith("Fen")) return money(value);
    if (Array.isArray(value)) return value.map((one) => said(one, field)).join(", ") || say("nothing");
    if (typeof value === "object")
      return Object.entries(value)
        .map(([name, one]) => `${name} ${said(one, name)}`)
        .join(", ");
    return String(value as string | number);
  };
  return said;
};
/** From what to what, field by field. */
export const Changes = ({ changes }: Pick<AuditEntry, "changes">) => {
  const say = useTexts(audit);
  const said = useSaid();
  // not a list of its own: it stands in one of a timeline's entries
  return (
    <div>
      {changes.map(({ field, from, to }: FieldChange) => (
        <div key={field}>
          {from === undefined
            ? say("first", { field, to: said(to, field) })
            : say("changed", { field, from: said(from, field), to: said(to, field) })}
        </div>
      ))}
    </div>
  );
};
