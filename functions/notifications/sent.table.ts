/**
 * 1. whether something was sent, or is being sent just now   base  SENT#<what>, SENT
 * `until` is the end of a claim, or "sent". A claim that ran out was somebody's who crashed.
 */
import { addSeconds, epochSeconds } from "../../shared/dates.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import { type Key, putIf, read } from "../../shared/table.ts";

const keptSeconds = 30 * 86_400;
/**
 * Longer than a call of SES or SNS with all its retries can take (shared/client-settings.ts: 13 s), and so short that a queue's next try after a crash finds the claim
 * over: five tries within it would be a dead letter.
 */
const claimSeconds = 20;
const sent = "sent";

export interface Sending {
  /** The subscriber, the reader if any, and the event. */
  what: string;
  tenant: string;
  now: string;
}
const keyOf = ({ what }: Sending): Key => ({ pk: `SENT#${what}`, sk: "SENT" });
const mark = (sending: Sending, until: string) => {
  const { tenant, now } = sending;
  return { ...keyOf(sending), type: "sent", tenant, until, ttl: epochSeconds(now) + keptSeconds };
};

export const claim = async (sending: Sending): Promise<"claimed" | "sent" | "being sent"> => {
  const { now } = sending;
  // "sent" sorts after every instant
  if (await putIf(mark(sending, addSeconds(now, claimSeconds)), { until: either(absent, below(now)) }))
    return "claimed";
  return (await read<{ until: string }>(keyOf(sending)))?.until === sent ? "sent" : "being sent";
};
export const markSent = (sending: Sending): Promise<boolean> => putIf(mark(sending, sent), {});
/** For a send that failed: whoever tries again need not wait. */
export const release = (sending: Sending): Promise<boolean> => putIf(mark(sending, ""), {});
