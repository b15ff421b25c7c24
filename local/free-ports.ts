import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });

/**
 * The first of `count` ports in a row on which nothing listens. They lie below those that a system gives to outgoing connections
 * (32768 and up), so that no connection takes one between the look and the use.
 */
export const freePorts = async (count: number): Promise<number> => {
  for (;;) {
    const first = randomInt(20_000, 32_000);
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) return first;
  }
};
export const freePort = (): Promise<number> => freePorts(1);
