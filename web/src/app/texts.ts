import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Locale } from "../../../shared/contracts/primitives.ts";

export const languages: readonly Locale[] = ["zh-CN", "en"];
/** Each in itself, whatever the reader's is. */
export const languageNames: Record<Locale, string> = { en: "English", "zh-CN": "中文" };
export const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));
/** Texts of one page or part. Both languages have the same keys: a missing one is a type error. Plurals by i18next: `rows_one`, `rows_other`. */
export interface Texts<Key extends string> {
  namespace: string;
  keys: readonly Key[];
}
let count = 0;
export const texts = <Key extends string>(all: {
  en: Record<Key, string>;
  "zh-CN": Record<NoInfer<Key>, string>;
}): Texts<Key> => {
  const namespace = `t${(count += 1)}`;
  for (const language of languages) i18next.addResourceBundle(language, namespace, all[language]);
  return { namespace, keys: Object.keys(all.en) as Key[] };
};

type Stem<Key extends string> = Key extends `${infer S}_one` | `${infer S}_other` ? S : Key;
export type Say<Key extends string> = (key: Stem<Key>, facts?: Record<string, unknown>) => string;
export const useTexts = <Key extends string>({ namespace }: Texts<Key>): Say<Key> => {
  const { t } = useTranslation(namespace);
  return t as never;
};

export const language = (): Locale => (i18next.language === "en" ? "en" : "zh-CN");
export const speak = async (locale: Locale): Promise<void> => {
  document.documentElement.lang = locale;
  await i18next.changeLanguage(locale);
};
const firstLanguage = (): Locale => {
  const known = localStorage.getItem("language");
  if (known === "en" || known === "zh-CN") return known;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
};

// Before any page adds its texts.
void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: false,
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
  react: { useSuspense: false },
});
document.documentElement.lang = firstLanguage();
