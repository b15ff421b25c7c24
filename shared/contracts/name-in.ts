import type { Locale } from "./primitives.ts";

/** A product's or place's name in the reader's language, or in the one there is. */
export const nameIn = (
  locale: Locale,
  name: { zh?: string | undefined; en?: string | undefined } | undefined,
): string | undefined => (locale === "en" ? (name?.en ?? name?.zh) : (name?.zh ?? name?.en));
