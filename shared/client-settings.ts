/** One retry layer for every AWS client: three attempts with jitter, short timeouts (a request that takes longer fails, not only warns), kept connections. */
export const clientSettings = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
    httpsAgent: { keepAlive: true },
  },
} as const;

/** Makes a client at its first use and keeps it: no work at module load. */
export const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
