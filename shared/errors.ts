import { type RefusalCode, refusalTexts } from "./contracts/refusals.ts";
import { type RefusalKind, statusOf } from "./contracts/refusals/define.ts";

export type Facts = Record<string, unknown>;

/** What the caller can act on. Thrown by rules and storage, told by shared/http.ts alone; everything else that is thrown is a fault. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly kind: RefusalKind;
  readonly status: number;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
    this.kind = (refusalTexts[code] as { kind: RefusalKind }).kind;
    this.status = statusOf[this.kind];
  }
}

/** A write found its own marker: this very request or event has taken effect before. Not a failure: the caller replays or stops. */
export class AlreadyDone extends Error {
  constructor(marker: string) {
    super(`already done: ${marker}`);
    this.name = "AlreadyDone";
  }
}

export const notFound = (): Refusal => new Refusal("record/not-found");
export const stale = (): Refusal => new Refusal("record/stale");

/** For a commit's `.catch`: that it was done before, or that somebody else was faster, is as good. */
export const unlessDone = (error: unknown): void => {
  if (!(error instanceof AlreadyDone)) throw error;
};
export const unlessStale = (error: unknown): void => {
  if (!(error instanceof Refusal) || error.code !== "record/stale") throw error;
};
