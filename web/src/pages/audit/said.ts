import { useFormats } from "../../app/company.tsx";
import { type Say, type Texts, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { fields } from "./fields.texts.ts";
import { audit } from "./texts.ts";

/** A text by a name that only the audit trail knows; `other` where there is none yet. */
export const named = <Key extends string>(say: Say<Key>, { keys }: Texts<Key>, key: string, other: string): string =>
  (keys as readonly string[]).includes(key) ? say(key as never) : other;

const percents = new Set(["taxRate", "defaultTaxRate", "basisPoints"]);
/** What changed, as people read it: fields and values by their names, money in yuan, dates as dates, what is nested as its fields. */
export const useSaid = () => {
  const say = useTexts(audit);
  const term = useTexts(fields);
  const word = useTexts(words);
  const { money, percent, date, time, number } = useFormats();
  /** `paymentTerms.days`, in words: each part by its name, those that are no field's (a price's, say) as they are. */
  const fieldName = (path: string): string =>
    named(term, fields, `field.${path}`, "") ||
    path.split(".").map((part) => named(term, fields, `field.${part}`, part)).join(" · "); // prettier-ignore
  const text = (value: string): string => {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return date(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return time(value);
    return named(term, fields, `value.${value}`, value);
  };
  const said = (value: unknown, field: string): string => {
    const name = field.split(".").at(-1)!;
    if (value === undefined || value === null || value === "") return say("nothing");
    if (typeof value === "boolean") return word(value ? "yes" : "no");
    if (typeof value === "number" && name.endsWith("Fen")) return money(value);
    if (typeof value === "number") return percents.has(name) ? percent(value) : number(value);
    if (Array.isArray(value)) return value.map((one) => said(one, field)).join("; ") || say("nothing");
    if (typeof value === "object")
      return Object.entries(value).map(([key, one]) => say("first", { field: fieldName(key), to: said(one, key) })).join(", "); // prettier-ignore
    return text(value as string);
  };
  return { said, fieldName };
};
