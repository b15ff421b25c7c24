import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../shared/errors.ts";

/** A signature is good for so long to either side: clocks differ, and a recorded request must not be worth anything tomorrow. */
export const allowedSeconds = 300;

/** Hex HMAC-SHA256 of `timestamp.body`. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");

/**
 * Throws `webhook/bad-timestamp` or `webhook/bad-signature` unless one of `secrets` signed this very body within five minutes of `now`.
 * No secrets (an unknown carrier) is answered like a wrong signature, after the same work.
 */
export const verifySignature = (
  { body, headers }: { body: string; headers: Record<string, string | undefined> },
  secrets: readonly string[],
  now: string,
): void => {
  const timestamp = headers["x-huotong-timestamp"] ?? "";
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(Date.parse(now) / 1_000 - seconds) <= allowedSeconds))
    throw new Refusal("webhook/bad-timestamp", { allowedSeconds });
  const given = Buffer.from((headers["x-huotong-signature"] ?? "").toLowerCase());
  const matches = (secrets.length > 0 ? secrets : ["nobody's"]).map((secret) => {
    const expected = Buffer.from(signatureOf(secret, timestamp, body));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  if (secrets.length === 0 || !matches.includes(true)) throw new Refusal("webhook/bad-signature");
};
