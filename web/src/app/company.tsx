import { createContext, type ReactNode, useContext } from "react";
import type { Company } from "../../../shared/contracts/company.ts";
import type { z } from "zod";
import type { getMe } from "../../../shared/contracts/users.ts";
import type { Role } from "../../../shared/contracts/contract.ts";
import { nameIn } from "../../../shared/contracts/name-in.ts";
import type { Currency, Locale } from "../../../shared/contracts/primitives.ts";
import type { Reply } from "./ask.ts";
import { language } from "./texts.ts";
import type { Shade } from "./theme.ts";

export type Me = Reply<typeof getMe>;
interface Place {
  me: Me;
  company: z.infer<typeof Company>;
  signOut: () => void;
  shade: Shade;
  chooseShade: (shade: Shade) => void;
  speak: (locale: Locale) => void;
}
const Context = createContext<Place | undefined>(undefined);
export const PlaceProvider = ({ place, children }: { place: Place; children: ReactNode }) => (
  <Context value={place}>{children}</Context>
);
export const usePlace = (): Place => {
  const place = useContext(Context);
  if (!place) throw new Error("no place");
  return place;
};
export const useMe = (): Me & { atHq: boolean; is: (...roles: Role[]) => boolean } => {
  const { me } = usePlace();
  return { ...me, atHq: me.tenant === "HQ", is: (...roles) => roles.includes(me.role) };
};

/** How figures and dates are written: the reader's language, the company's currency and time zone. */
export const useFormats = () => {
  const { company } = usePlace();
  const locale = language();
  const { timeZone } = company;
  const money = (fen: number, currency: Currency = company.currency, digits = 2): string =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(fen / 100); // prettier-ignore
  return {
    money,
    /** Without the small change, for tiles and charts. */
    roundMoney: (fen: number): string => money(fen, company.currency, 0),
    number: (n: number): string => new Intl.NumberFormat(locale).format(n),
    percent: (basisPoints: number): string =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000),
    /** An instant, with the time. */
    time: (instant: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(instant)),
    /** The company's day of an instant. */
    day: (instant: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(new Date(instant)),
    /** A date of the company's calendar. */
    date: (localDate: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(localDate)),
    /** `2026-11-23`, today in the company's time zone. */
    today: (): string => new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format(new Date()),
    /** A product's or place's name in the reader's language, or in the one there is. */
    name: (name: { zh?: string | undefined; en?: string | undefined }): string => nameIn(locale, name) ?? "",
  };
};
