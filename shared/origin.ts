import { timingSafeEqual } from "node:crypto";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings, lazily } from "./client-settings.ts";
import { digest } from "./clock.ts";
import { envText } from "./env.ts";

const client = lazily(() => new SecretsManagerClient({ ...clientSettings }));
const keptMs = 300_000;
/** Who guesses makes a container ask once in ten seconds, not once a guess. */
const askedAgainMs = 10_000;
let known: { secret: string; values: string[]; at: number } | undefined;

/** While it is rotated, CloudFront still sends the value before. */
const valuesOf = async (SecretId: string): Promise<string[]> => {
  const valueOf = async (VersionStage: string) =>
    (await client().send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString!;
  const none = (error: Error): undefined => {
    if (error.name !== "ResourceNotFoundException") throw error;
  };
  const [now, before] = await Promise.all([valueOf("AWSCURRENT"), valueOf("AWSPREVIOUS").catch(none)]);
  return before === undefined ? [now] : [now, before];
};
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)));

/**
 * Whether CloudFront, and so its firewall, let the request through: it knows the stage's origin secret. Always true where a stage has none.
 * A secret that cannot be read is a fault: nobody passes.
 */
export const cameThroughEdge = async (headers: Record<string, string | undefined>, now: string): Promise<boolean> => {
  const secret = envText("ORIGIN_SECRET");
  if (secret === undefined) return true;
  const told = headers["x-origin-secret"] ?? "";
  const at = Date.parse(now);
  const passes = (): boolean => known!.values.some((value) => same(value, told));
  const age = known?.secret === secret ? at - known.at : Infinity;
  if (age < keptMs && passes()) return true;
  if (age < askedAgainMs) return false;
  known = { secret, values: await valuesOf(secret), at };
  return passes();
};
