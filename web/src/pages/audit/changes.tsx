import type { AuditEntry, FieldChange } from "../../../../shared/contracts/audit.ts";
import { useTexts } from "../../app/texts.ts";
import { useSaid } from "./said.ts";
import { audit } from "./texts.ts";

/** From what to what, field by field. */
export const Changes = ({ changes }: Pick<AuditEntry, "changes">) => {
  const say = useTexts(audit);
  const { said, fieldName } = useSaid();
  // not a list of its own: it stands in one of a timeline's entries
  return (
    <div>
      {changes.map(({ field, from, to }: FieldChange) => (
        <div key={field}>
          {from === undefined
            ? say("first", { field: fieldName(field), to: said(to, field) })
            : say("changed", { field: fieldName(field), from: said(from, field), to: said(to, field) })}
        </div>
      ))}
    </div>
  );
};
