/** What can go wrong with one call of an AWS service; see the table in README.md. */
export const faultKinds = [
  "throttle",
  "lost-reply",
  "crash-before",
  "crash-after",
  "conflict",
  "mixed",
  "partial",
] as const;
export type FaultKind = (typeof faultKinds)[number];
/** A plan is data: which call, counted from the beginning of the run, suffers what. */
export type Plan = readonly { at: number; kind: FaultKind }[];

/** What happens by itself in a run of that noise: 0 is a quiet day. */
export interface Noise {
  duplicate: number;
  /** Extra milliseconds of a delivery. */
  delayMs: number;
  staleCommits: number;
  skewMs: number;
  dropped: number;
  doubleClick: number;
}
export const noises: readonly Noise[] = [
  { duplicate: 0, delayMs: 0, staleCommits: 0, skewMs: 0, dropped: 0, doubleClick: 0 },
  { duplicate: 0.1, delayMs: 200, staleCommits: 5, skewMs: 0, dropped: 0, doubleClick: 0.05 },
  { duplicate: 0.3, delayMs: 2_000, staleCommits: 50, skewMs: 500, dropped: 0, doubleClick: 0.2 },
  { duplicate: 0.3, delayMs: 4_000, staleCommits: 50, skewMs: 500, dropped: 0.05, doubleClick: 0.3 },
];

export const named = (name: string, message = name): Error =>
  Object.assign(new Error(message), { name, $metadata: {} });
