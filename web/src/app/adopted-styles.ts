/**
 * Takes the place of @rc-component/util's dynamicCSS (see vite.config.ts): styles become adopted style sheets instead of <style> elements, which
 * `style-src 'self'` forbids. Same signatures; the elements that are returned are never put into the page.
 */
interface Options {
  mark?: string;
  prepend?: boolean | "queue";
  priority?: number;
}
interface Kept {
  key: string;
  rank: number;
  text: string;
  sheet: CSSStyleSheet;
  element: HTMLStyleElement;
}
const kept = new Map<string, Kept>();

/** What is prepended stands before what is appended, by priority; among equals, as they came. */
const rankOf = ({ prepend, priority = 0 }: Options): number =>
  prepend === "queue" ? priority - 1_000 : prepend ? -2_000 : 0;
const nameOf = (key: string, { mark }: Options): string => `${mark ?? ""} ${key}`;

const adopt = (name: string, key: string, text: string, options: Options): HTMLStyleElement => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const one: Kept = { key, rank: rankOf(options), text, sheet, element: document.createElement("style") };
  const later = [...kept.values()].find(({ rank }) => rank > one.rank);
  kept.set(name, one);
  const sheets = document.adoptedStyleSheets;
  if (!later) sheets.push(sheet);
  else sheets.splice(sheets.indexOf(later.sheet), 0, sheet);
  return one.element;
};

let loose = 0;
export const injectCSS = (css: string, options: Options = {}): HTMLStyleElement =>
  adopt(`loose ${(loose += 1)}`, "", css, options);

export const updateCSS = (css: string, key: string, options: Options = {}): HTMLStyleElement => {
  const name = nameOf(key, options);
  const known = kept.get(name);
  if (!known) return adopt(name, key, css, options);
  if (known.text !== css) known.sheet.replaceSync((known.text = css));
  return known.element;
};

export const removeCSS = (key: string, options: Options = {}): void => {
  const name = nameOf(key, options);
  const known = kept.get(name);
  if (!known) return;
  kept.delete(name);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
};

export const clearContainerCache = (): void => {};
