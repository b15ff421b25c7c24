import { hash, randomBytes } from "node:crypto";

/** The only source of time and chance, so that a test or a simulation can own both. */
export const clock = {
  now: (): string => new Date().toISOString(),
  random: (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  sleep: (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms)),
  /** What `work` gives within `ms`, else what `late` gives. Work that is late goes on, and may still have its effect. */
  within: async <T>(ms: number, work: Promise<T>, late: () => T): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<T>((done) => (timer = setTimeout(() => done(late()), ms)));
    return Promise.race([work, over]).finally(() => clearTimeout(timer));
  },
};

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no i, l, o, u to misread

/** A short name of some words: 100 bits of SHA-256, 20 characters. The same words give the same name, on every machine. */
export const digest = (...words: readonly (string | number)[]): string => {
  const hex = hash("sha256", JSON.stringify(words));
  let text = "";
  // The lowest bits first: five hexadecimal digits are four letters.
  for (let end = hex.length; text.length < 20; end -= 5) {
    const bits = Number.parseInt(hex.slice(end - 5, end), 16);
    for (let shift = 0; shift < 20; shift += 5) text += alphabet[(bits >> shift) & 31];
  }
  return text;
};

export const freshToken = (): string => {
  let text = "";
  for (let i = 0; i < 20; i += 1) text += alphabet[Math.floor(clock.random() * 32)];
  return text;
};
