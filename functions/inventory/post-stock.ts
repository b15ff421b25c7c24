import { freshToken } from "../../shared/clock.ts";
import { commit, maxActions } from "../../shared/commit.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { logFault } from "../../shared/log.ts";
import { type Action, readMany } from "../../shared/table.ts";
import { type StockChange, type StockEntry, summed } from "./balance.ts";
import { chunksOf, phasesOf, undone } from "./phases.ts";
import { completions } from "./posting-news.ts";
import {
  abandoned,
  begun,
  chunkDone,
  chunkKept,
  keptChunks,
  decided,
  ended,
  givenUp,
  type Part,
  type RunningPosting,
  slower,
  stillIn,
} from "./postings.table.ts";
import { type Posting, rowsOf } from "./stock-changes.table.ts";

export interface StockPosting extends Posting {
  entries: readonly StockEntry[];
  /** Once and heard marks: they fail first. */
  marks: readonly Action[];
  finish: readonly Action[];
}
/** A chunk's transaction also holds its own row and the check that its attempt still runs. */
const chunkRoom = maxActions - 2;

/**
 * Applies all entries and commits `marks` and `finish`, or nothing. One transaction where it fits; else in phases (docs/adr/0012).
 * Throws `stock/short`, `stock/mismatch`, `stock/lot-short`, `stock/lot-needed`, `location/unknown`, what `marks` and `finish` throw, and `idempotency/in-progress` while another
 * posting of this document runs.
 */
export const postStock = async ({ entries, marks, finish, ...posting }: StockPosting): Promise<void> => {
  const changes = summed(entries);
  const stock = await rowsOf(posting, changes, { seed: "", judged: true });
  const actions = [...marks, ...finish, ...stock];
  if (actions.length <= maxActions) return commit(actions);
  await refuseRepetition(marks);
  const running: RunningPosting = {
    document: posting.document,
    actor: posting.actor,
    now: posting.now,
    attempt: freshToken(),
    state: "taking",
  };
  await commit([begun(running)]);
  try {
    await take(running, changes);
    await commit([...marks, decided(running), ...finish]);
  } catch (error) {
    await undo(running).catch((failed: unknown) =>
      logFault("a posting waits to be undone", failed, { key: running.document }),
    );
    throw error;
  }
  await give(running);
};

/** Marks fail in the last transaction at the latest; looking first spares a repetition the work. */
const refuseRepetition = async (marks: readonly Action[]): Promise<void> => {
  const found = await readMany(marks.map(({ key }) => key));
  const done = marks.findIndex(({ kind }, i) => kind === "Put" && found[i]);
  if (done >= 0) throw marks[done]!.otherwise?.(found[done]) ?? new AlreadyDone(marks[done]!.key.pk);
};

const take = async (running: RunningPosting, changes: readonly StockChange[]): Promise<void> => {
  const phases = changes.map(phasesOf);
  const gives = chunksOf(
    phases.flatMap(({ give }) => give ?? []),
    chunkRoom,
  );
  const takes = chunksOf(
    phases.flatMap(({ take }) => take ?? []),
    chunkRoom,
  );
  for (const [n, chunk] of takes.entries())
    await commit([
      stillIn(running, "taking", givenUp),
      chunkKept(running, "TAKE", n, chunk),
      ...(await changed(running, chunk, "take")),
    ]);
  if (gives.length > 0)
    await commit([
      stillIn(running, "taking", givenUp),
      ...gives.map((chunk, n) => chunkKept(running, "GIVE", n, chunk)),
    ]);
};

/** Gives back what an attempt took, unless it was decided meanwhile. Safe to repeat. */
export const undo = async (running: RunningPosting): Promise<void> => {
  await settled([abandoned(running)]);
  await workOff(running, "TAKE", "undoing", (change) => undone(change, running.document));
};

/** Completes a posting that was decided. Safe to repeat. */
export const give = async (running: RunningPosting): Promise<void> => {
  const stock = (await keptChunks(running, "TAKE")).flatMap(({ changes }) => changes);
  await workOff(running, "GIVE", "giving", (change) => change, stock);
};

const workOff = async (
  running: RunningPosting,
  part: Part,
  state: "undoing" | "giving",
  turn: (change: StockChange) => StockChange,
  taken: readonly StockChange[] = [],
): Promise<void> => {
  const chunks = await keptChunks(running, part);
  for (const { n, changes } of chunks.filter(({ done }) => !done)) {
    const stock = await changed(running, changes.map(turn), state);
    await settled([stillIn(running, state, slower), chunkDone(running, part, n), ...stock]);
  }
  const touched = [...taken, ...chunks.flatMap(({ changes }) => changes)];
  await settled([ended(running, state), ...completions(running, touched)]);
};

/** Another worker (the first attempt, or the sweeper) was faster: that is as good. */
const settled = async (actions: readonly Action[]): Promise<void> => {
  try {
    await commit(actions);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
};

const changed = (running: RunningPosting, changes: readonly StockChange[], phase: "take" | "undoing" | "giving") =>
  rowsOf(running, changes, { seed: `${running.attempt}#${phase}`, judged: phase === "take" });
