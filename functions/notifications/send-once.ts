import { claim, markSent, release, type Sending } from "./sent.table.ts";

/**
 * Sends unless it was sent: lost never, doubled only where a crash falls between sending and marking (docs/adr/0016). Throws what `send` throws, and
 * where another is sending the same just now: the queue delivers again.
 */
export const sendOnce = async (sending: Sending, send: () => Promise<void>): Promise<void> => {
  const found = await claim(sending);
  if (found === "sent") return;
  if (found === "being sent") throw new Error("another delivery of this event is sending it");
  try {
    await send();
  } catch (error) {
    await release(sending);
    throw error;
  }
  await markSent(sending);
};
