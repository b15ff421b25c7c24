import { epochSeconds } from "../../shared/dates.ts";
import { AlreadyDone, Refusal } from "../../shared/errors.ts";
import { absent, present } from "../../shared/expressions.ts";
import { type Action, check, create, query, queryAll, read, remove, update } from "../../shared/table.ts";
import type { StockChange } from "./balance.ts";
import type { Posting } from "./stock-changes.table.ts";

/*
 * 1. The running posting of a document     POSTING#<document> / POSTING
 * 2. What one attempt took, or has to give POSTING#<document> / TAKE#<attempt>#<n>, GIVE#<attempt>#<n>
 * 3. Running postings, the oldest first    byStage POSTINGS
 */
export type PostingState = "taking" | "undoing" | "giving";
export interface RunningPosting extends Posting {
  attempt: string;
  state: PostingState;
}
export type Part = "TAKE" | "GIVE";

const key = (document: string) => ({ pk: `POSTING#${document}`, sk: "POSTING" });
const chunkKey = ({ document, attempt }: RunningPosting, part: Part, n: number) => ({
  pk: `POSTING#${document}`,
  sk: `${part}#${attempt}#${String(n).padStart(3, "0")}`,
});

export const begun = (p: RunningPosting): Action =>
  create(
    { ...key(p.document), type: "posting", tenant: "HQ", ...p, stagePk: "POSTINGS", stageSk: p.now },
    () => new Refusal("idempotency/in-progress", { retryAfterSeconds: 5 }),
  );
/** What it means that the posting is not in that state any more: the process that works it off was slower than another, or was given up. */
export type Overtaken = () => Error;
export const slower: Overtaken = () => new AlreadyDone("posting");
export const givenUp: Overtaken = () => new Refusal("system/busy", { retryAfterSeconds: 2 });

export const stillIn = ({ document, attempt }: RunningPosting, state: PostingState, otherwise: Overtaken): Action =>
  check(key(document), { attempt, state }, otherwise);
export const decided = ({ document, attempt }: RunningPosting): Action =>
  update(key(document), { set: { state: "giving" }, when: { attempt, state: "taking" } }, givenUp);
export const abandoned = ({ document, attempt }: RunningPosting): Action =>
  update(key(document), { set: { state: "undoing" }, when: { attempt, state: "taking" } }, slower);
export const ended = ({ document, attempt }: RunningPosting, state: PostingState): Action =>
  remove(key(document), { attempt, state }, slower);

/** Kept a month for whoever wants to understand; found under its own attempt only. */
export const chunkKept = (p: RunningPosting, part: Part, n: number, changes: readonly StockChange[]): Action =>
  create({
    ...chunkKey(p, part, n),
    type: "posting-chunk",
    tenant: "HQ",
    n,
    changes,
    ttl: epochSeconds(p.now) + 30 * 86_400,
  });
export const chunkDone = (p: RunningPosting, part: Part, n: number): Action => {
  const { pk, sk } = chunkKey(p, part, n);
  return update({ pk, sk }, { set: { done: true }, when: { pk: present, done: absent } }, () => new AlreadyDone(sk));
};
/** Those that are done too: what is told at the end is all that was touched, whoever did it. */
export const keptChunks = (
  p: RunningPosting,
  part: Part,
): Promise<{ n: number; changes: StockChange[]; done?: true }[]> =>
  queryAll({ partition: `POSTING#${p.document}`, prefix: `${part}#${p.attempt}#` });

/** Postings that began before `instant` and have not ended, the oldest first. */
export const postingsSince = async (instant: string): Promise<RunningPosting[]> => {
  const { items } = await query<{ pk: string }>({
    from: "byStage",
    partition: "POSTINGS",
    upTo: instant,
    limit: 50,
  });
  const found = await Promise.all(items.map(({ pk }) => read<RunningPosting>({ pk, sk: "POSTING" })));
  return found.filter((posting) => posting !== undefined);
};
