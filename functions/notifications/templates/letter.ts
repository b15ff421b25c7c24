import type { Locale } from "../../../shared/contracts/primitives.ts";

/** What a message says, before it has a form. `says`: what happened and to what; `todo`: what the reader can do, if anything. */
export interface Letter {
  subject: string;
  says: readonly string[];
  todo?: string;
  /** Where in the portal it is: `/orders/ord_…`. */
  path: string;
}
/** Complete in every language by its type. */
export type Template<Facts> = Record<Locale, (facts: Facts) => Letter>;

export interface Message {
  subject: string;
  text: string;
  html: string;
}

const openWord: Record<Locale, string> = { "zh-CN": "在门户中查看", en: "Open it in the portal" };
const maxSubject = 150;

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
/** A subject is one line, whatever a user wrote into a name or a number. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, maxSubject);

export const paragraphsOf = ({ says, todo }: Letter): string[] => [...says, ...(todo ? [todo] : [])];

/** Plain text and HTML of the same words; in HTML nothing that a user wrote is markup. */
export const rendered = (letter: Letter, locale: Locale, portalUrl: string): Message => {
  const link = `${portalUrl.replace(/\/$/, "")}${letter.path}`;
  const paragraphs = paragraphsOf(letter);
  const body = paragraphs.map((text) => `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`).join("");
  return {
    subject: oneLine(letter.subject),
    text: [...paragraphs, `${openWord[locale]}: ${link}`].join("\n\n"),
    html:
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font-family:sans-serif;max-width:40em">` +
      `${body}<p><a href="${escaped(link)}">${openWord[locale]}</a></p></body></html>`,
  };
};
