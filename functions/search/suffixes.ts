/** How a text is cut so that one Query finds it by any part: each place where a search may begin becomes a row, filed under its first two characters. */
export interface Words {
  field: string;
  text: string;
  /** Codes and numbers: found without their separators too, and by any of their last eight characters. */
  isCode?: boolean;
}
/** `head` names the partition, `rest` the sort key within it. */
export interface Suffix {
  head: string;
  rest: string;
  field: string;
}

const longest = 24;
const codeTail = 8;
const isWide = (c: string): boolean => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(c);

/** One form for what people write in many: full width, case, accents' composition, punctuation and spaces. */
export const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** Every Chinese character, and every word of the others. */
const starts = (characters: readonly string[]): number[] =>
  characters.flatMap((c, i) => {
    if (c === " ") return [];
    const before = characters[i - 1];
    return isWide(c) || before === undefined || before === " " || isWide(before) ? [i] : [];
  });

const cut = (characters: readonly string[], start: number): string =>
  characters
    .slice(start, start + longest)
    .join("")
    .trimEnd();

const textsOf = ({ text, isCode }: Words): string[] => {
  const characters = [...normalised(text)];
  const found = starts(characters).map((i) => cut(characters, i));
  if (!isCode) return found;
  const compact = characters.filter((c) => c !== " ");
  const tails = compact.map((_, i) => i).filter((i) => i === 0 || i >= compact.length - codeTail);
  return [...found, ...tails.map((i) => cut(compact, i))];
};

/**
 * The rows of a record: none twice, each under the first of its fields. A text that a search of one character may find is filed under that character alone as well,
 * once a record: Chinese characters and the first letters of words.
 */
export const suffixesOf = (words: readonly Words[]): Suffix[] => {
  const rows = new Map<string, Suffix>();
  const add = (head: string, rest: string, field: string): void => {
    const name = `${head}\n${rest}`;
    if (!rows.has(name)) rows.set(name, { head, rest, field });
  };
  for (const one of words)
    for (const text of textsOf(one)) {
      const [first = "", second, ...rest] = [...text];
      if (!one.isCode || second === undefined) add(first, "", one.field);
      if (second !== undefined) add(first + second, rest.join(""), one.field);
    }
  return [...rows.values()];
};

/** Where a search looks: the partition, and how its rows must begin. Undefined where the text holds nothing to look for. */
export const lookup = (q: string): Omit<Suffix, "field"> | undefined => {
  const text = normalised(q);
  const [first, second, ...rest] = [...(/^[\d ]+$/.test(text) ? text.replaceAll(" ", "") : text)].slice(0, longest);
  return first === undefined ? undefined : { head: first + (second ?? ""), rest: rest.join("").trimEnd() };
};
