import type { Member } from "../support/call.ts";
import { call } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import type { Things } from "../contracts/world.ts";
import { requestFor } from "./requests.ts";

const cursorText = (cursor: string): string => Buffer.from(cursor, "base64url").toString();
/** Every text in an answer, cursors opened. */
export const textsIn = (value: unknown, name = ""): string[] => {
  if (typeof value === "string") return name === "cursor" ? [value, cursorText(value)] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => textsIn(inner, field));
};
const isTime = (text: string): boolean => /^\d{4}-\d\d(-\d\d)?(T[\d:.]+Z)?$/.test(text);

/** All that a member reads through every route that only asks. */
const readBy = async (routes: readonly AnyContract[], as: Member, things: Things): Promise<Set<string>> => {
  const read = new Set<string>();
  for (const route of routes) {
    if (route.method !== "GET" || typeof route.who === "string" || !route.who.includes(as.role)) continue;
    const { body } = await call(route, { ...requestFor(route, things), as });
    for (const text of textsIn(body)) read.add(text);
  }
  return read;
};

/**
 * What tells that an answer is about `theirs`: their ids, their words, and every text that their manager reads and `ours` does not. A text
 * that both may read (a product's name, HQ's places) marks nobody.
 */
export const marksOf = async (
  routes: readonly AnyContract[],
  theirs: { manager: Member; things: Things; words: readonly string[] },
  ours: { manager: Member; things: Things },
): Promise<string[]> => {
  const [read, shared] = [
    await readBy(routes, theirs.manager, theirs.things),
    await readBy(routes, ours.manager, ours.things),
  ];
  const common = new Set(Object.values(ours.things));
  const ids = Object.values(theirs.things).filter((id) => !common.has(id));
  const texts = [...read].filter((text) => text.length >= 5 && !isTime(text) && !shared.has(text));
  return [...new Set([...ids, ...theirs.words, ...texts])];
};
