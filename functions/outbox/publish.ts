import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { clock, digest } from "../../shared/clock.ts";
import { env } from "../../shared/env.ts";
import { logFault } from "../../shared/log.ts";
import { type Found, type Key } from "../../shared/table.ts";
import { markSent } from "./outbox.table.ts";
import { inCalls, isPoison, type Poison, type Publication, publicationOf } from "./publication.ts";

const bus = lazily(() => new EventBridgeClient({ ...clientSettings }));
const files = lazily(() => new S3Client({ ...clientSettings }));
const tries = 3;

/**
 * Sends news items to the bus and marks them as sent. Returns the indexes of those that could not be sent now. What can never be sent
 * is set aside in the quarantine bucket and counts as dealt with: one such item must not stop those behind it.
 */
export const publish = async (items: readonly (Found | undefined)[]): Promise<number[]> => {
  const index = new Map<Publication | Poison, number>();
  for (const [i, item] of items.entries()) index.set(publicationOf(item), i);
  const all = [...index.keys()];
  const failed: (Publication | Poison)[] = [];
  let isDown = false;
  for (const call of inCalls(all.filter((one): one is Publication => !isPoison(one)))) {
    // One call's timeouts fit into the function's time, those of all calls of a batch would not.
    const result: Awaited<ReturnType<typeof send>> = isDown ? { left: call, isDown } : await send(call);
    failed.push(...result.left);
    isDown = result.isDown;
  }
  for (const poison of all.filter(isPoison)) if (!(await setAside(poison))) failed.push(poison);
  const dealtWith = all.filter((one) => !failed.includes(one)).flatMap(({ key }) => (key ? [key] : []));
  await mark(dealtWith);
  return failed.map((one) => index.get(one)!).sort((a, b) => a - b);
};

/** PutEvents answers 200 also where entries failed: those alone are sent again. A call that fails as a whole was tried again by the SDK already. */
const send = async (call: readonly Publication[]): Promise<{ left: readonly Publication[]; isDown: boolean }> => {
  let left = [...call];
  for (let attempt = 1; left.length > 0 && attempt <= tries; attempt += 1) {
    if (attempt > 1) await clock.sleep(clock.random() * 50 * 2 ** attempt);
    try {
      const reply = await bus().send(
        new PutEventsCommand({
          Entries: left.map(({ source, type, detail, at }) => ({
            EventBusName: env("BUS_NAME"),
            Source: source,
            DetailType: type,
            Detail: detail,
            Time: new Date(at),
          })),
        }),
      );
      if (reply.FailedEntryCount) left = left.filter((_, i) => reply.Entries?.[i]?.ErrorCode !== undefined);
      else left = [];
    } catch (error) {
      logFault("events not sent", error, { name: "outbox/publish", count: left.length });
      return { left, isDown: true };
    }
  }
  return { left, isDown: false };
};

const setAside = async ({ key, reason, found }: Poison): Promise<boolean> => {
  const name = digest(key?.pk ?? "", key?.sk ?? "", JSON.stringify(found ?? null));
  try {
    const Body = JSON.stringify({ reason, key, found, at: clock.now() });
    const Key = `outbox/${name}.json`;
    await files().send(
      new PutObjectCommand({ Bucket: env("QUARANTINE_BUCKET"), Key, Body, ContentType: "application/json" }),
    );
    logFault("event set aside", new Error(reason), { name: "outbox/publish", key: Key });
    return true;
  } catch (error) {
    logFault("event not set aside", error, { name: "outbox/publish", key: name });
    return false;
  }
};

/** Sent and not marked is sent once more by the sweep: subscribers hear it twice, which they bear. */
const mark = async (keys: readonly Key[]): Promise<void> => {
  const together = await Promise.allSettled([markSent(keys)]);
  const alone = together[0]?.status === "rejected" ? keys.map((key) => markSent([key])) : [];
  for (const result of await Promise.allSettled(alone))
    if (result.status === "rejected") logFault("event sent but not marked", result.reason, { name: "outbox/publish" });
};
