import { openLoop, quantile, rounded, send, type Timed } from "../load.ts";
import type { Row } from "../result.ts";
import { openStage, type Shop } from "../stage.ts";

const quota = 10;
const noisyPerSecond = 10 * quota;
const quietPerSecond = 2;

/** Nine quiet distributors and one that asks ten times its quota: quotes of five lines, all in one container. */
export const fairness = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage({ shopCount: 10, environment: { REQUESTS_PER_SECOND: String(quota) } });
  const [noisy, ...quiet] = stage.shops as [Shop, ...Shop[]];
  const quote = ({ token, draft }: Shop): Promise<Timed> => {
    const lines = draft.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    return send("POST", `${stage.api}/quotes`, token, { lines });
  };
  const ask = (shops: readonly Shop[], perSecond: number, seconds: number): Promise<Timed[]> => {
    const work = Array.from({ length: perSecond * seconds }, (_, i) => shops[i % shops.length]!);
    return openLoop(perSecond, work, quote);
  };
  const all = quiet.length * quietPerSecond;
  const seconds = quick ? 6 : 60;
  await ask(quiet, all, 3);
  const alone = await ask(quiet, all, seconds / 2);
  const [loud, beside] = await Promise.all([
    ask([noisy], noisyPerSecond, seconds + 2),
    // The bucket's first fill is spent before anybody looks.
    new Promise((done) => setTimeout(done, 2_000)).then(() => ask(quiet, all, seconds)),
  ]);
  await stage.stop();
  const p99 = (replies: readonly Timed[]): number =>
    quantile(
      replies.map(({ ms }) => ms),
      0.99,
    );
  const [admitted, refused] = [200, 429].map((wanted) => loud.filter(({ status }) => status === wanted).length);
  const others =
    [...alone, ...beside].filter(({ status }) => status !== 200).length + loud.length - admitted! - refused!;
  const part = "fairness";
  const wrong = loud.filter(({ status, retryAfter }) => status === 429 && !(Number(retryAfter) >= 1)).length;
  return [
    { part, what: "noisy: asked", figure: noisyPerSecond, unit: "/s" },
    {
      part,
      what: "noisy: admitted, share of its quota and first fill",
      figure: rounded(admitted! / (quota * (seconds + 2) + 5 * quota)),
      unit: "×",
      bar: { atMost: 1.05 },
      hard: true,
    },
    {
      part,
      what: "quiet: refused or failed",
      figure: others,
      unit: "requests",
      bar: { atMost: 0 },
      hard: true,
      note: `of ${alone.length + beside.length}`,
    },
    {
      part,
      what: "noisy: refused without Retry-After",
      figure: wrong,
      unit: "requests",
      bar: { atMost: 0 },
      hard: true,
      note: `of ${refused} refused`,
    },
    { part, what: "quiet alone: p99", figure: rounded(p99(alone), 1), unit: "ms" },
    { part, what: "quiet beside the noisy one: p99", figure: rounded(p99(beside), 1), unit: "ms" },
    { part, what: "ratio", figure: rounded(p99(beside) / p99(alone)), unit: "×", bar: { atMost: 1.2 } },
  ];
};
