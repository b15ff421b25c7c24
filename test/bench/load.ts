import { Agent, request } from "node:http";
import { freshToken } from "../../shared/clock.ts";
import type { Copy } from "./stage.ts";

export interface Timed {
  status: number;
  ms: number;
  /** When it was sent, on the clock that all processes of this machine share. */
  sentAt: number;
  body: string;
  retryAfter?: string | undefined;
}
const agent = new Agent({ keepAlive: true, maxSockets: 512 });
export const now = (): number => performance.timeOrigin + performance.now();

export const send = (
  method: "GET" | "POST",
  url: string,
  token: string,
  body?: unknown,
  key?: string,
): Promise<Timed> =>
  new Promise((done, fail) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sentAt = now();
    const outgoing = request(
      url,
      {
        agent,
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(method === "POST" && { "idempotency-key": key ?? freshToken() }),
          ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          done({
            status: response.statusCode!,
            ms: now() - sentAt,
            sentAt,
            body: Buffer.concat(chunks).toString(),
            retryAfter: response.headers["retry-after"],
          }),
        );
      },
    );
    outgoing.on("error", fail);
    outgoing.end(text);
  });

export const submit = (api: string, { shop, orderId }: Copy, key?: string): Promise<Timed> =>
  send("POST", `${api}/orders/${orderId}/submit`, shop.token, { expectedVersion: 1 }, key);

/** Closed loop: `clients` at once, each its next as soon as its last is answered. */
export const closedLoop = async <In, Out>(clients: number, work: readonly In[], one: (item: In) => Promise<Out>) => {
  const results: Out[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < work.length) results.push(await one(work[next++]!));
    }),
  );
  return { results, seconds: (performance.now() - started) / 1_000 };
};

/** Open loop: one each `1 / perSecond`, whether or not those before were answered. */
export const openLoop = async <In, Out>(
  perSecond: number,
  work: readonly In[],
  one: (item: In) => Promise<Out>,
): Promise<Out[]> => {
  const started = performance.now();
  return Promise.all(
    work.map(async (item, i) => {
      await new Promise((done) => setTimeout(done, Math.max(0, started + (i * 1_000) / perSecond - performance.now())));
      return one(item);
    }),
  );
};

export const quantile = (values: readonly number[], q: number): number => {
  if (values.length === 0) throw new Error("no measurements");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)]!;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
export const allOk = (replies: readonly Timed[]): void => {
  const bad = replies.find(({ status }) => status >= 300);
  if (bad) throw new Error(`${bad.status} ${bad.body.slice(0, 400)}`);
};
