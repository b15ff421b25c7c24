import type { LocalDate, Sku, SupplyLineId } from "../../shared/contracts/primitives.ts";
import { type Decision, type SupplyKind, SupplyLine } from "../../shared/contracts/supply-lines.ts";
import type { SupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { type Action, everyPage, type Page, put, query, read, readMany, remove, update } from "../../shared/table.ts";

/*
 * 1. The plan of a SKU                              base     SUPPLY-PLAN#<sku> / PLAN
 * 2. One line; its decision's event                 base     SUPPLY-LINE#<id> / LINE, EVENT#1
 * 3. Open lines of a kind, the most urgent first    byOwner  SUPPLY-LINES#<kind> / <order by>#<most units first>#<id>
 *    the same, the most money first                 byStage  SUPPLY-MONEY#<kind> / <most money first>#<id>
 * 4. Decided lines, the newest first                byOwner  SUPPLY-LINES#decided / <at>#<id>
 * 5. Decided lines of a SKU, the newest first       byStage  SUPPLY-LINES#<sku> / <at>#<id>
 *
 * A plan is a conclusion: it is made anew each night and tells nothing. Decisions are facts: they have an event each.
 */
/** A plan with what its making needs to know. Keys are digests of slots: what a line is about. */
export interface StoredPlan extends SupplyPlan {
  sku: Sku;
  version: number;
  runId?: string | undefined;
  /** The open line of a slot. */
  open: Record<string, SupplyLineId>;
  /** Not proposed again before the day is over, unless much more is needed. */
  declined: Record<string, { until: LocalDate; quantity: number }>;
  /** Accepted for a festival, and kept for it until it is over. */
  meant: Record<string, { until: LocalDate; quantity: number }>;
}
export type Decided = SupplyLine & { decision: Decision };
export type StoredLine = SupplyLine & { slotKey: string };

const planKey = (sku: Sku) => ({ pk: `SUPPLY-PLAN#${sku}`, sk: "PLAN" });
export const lineKey = (id: SupplyLineId) => ({ pk: `SUPPLY-LINE#${id}`, sk: "LINE" });
const mostUnits = 1_000_000_000;

export const readPlan = (sku: Sku): Promise<StoredPlan | undefined> => read<StoredPlan>(planKey(sku));
/** Those that are there, by kind, the most urgent first. */
export const readLines = async (ids: readonly SupplyLineId[]): Promise<StoredLine[]> => {
  const lines = (await readMany<StoredLine>(ids.map(lineKey))).filter((line) => line !== undefined);
  const place = (line: StoredLine): string => Object.values(openPosition(line)).join(" ");
  return lines.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};
export const readLine = async (id: SupplyLineId): Promise<StoredLine> => {
  const [line] = await readLines([id]);
  if (!line) throw notFound();
  return line;
};

/** Fails as stale where the plan was made anew, or a line of it decided, since `before` was read. */
export const planKept = (before: StoredPlan | undefined, plan: Omit<StoredPlan, "version">): Action =>
  put(
    { ...planKey(plan.sku), type: "supply-plan", tenant: "HQ", ...plan, version: (before?.version ?? 0) + 1 },
    before ? { version: before.version } : { version: absent },
    stale,
  );

const openPosition = ({ id, need: { kind }, orderBy = "", quantity }: SupplyLine) => ({
  ownerPk: `SUPPLY-LINES#${kind}`,
  ownerSk: `${orderBy}#${String(mostUnits - quantity).padStart(10, "0")}#${id}`,
});
const mostFen = Number.MAX_SAFE_INTEGER;
const moneyPosition = ({ id, need: { kind }, valueFen = 0 }: SupplyLine) => ({
  stagePk: `SUPPLY-MONEY#${kind}`,
  stageSk: `${String(mostFen - valueFen).padStart(16, "0")}#${id}`,
});
const item = (line: StoredLine) => ({
  ...lineKey(line.id),
  type: "supply-line",
  tenant: "HQ",
  ...line,
  summary: SupplyLine.parse(line),
});
const asSeen = (before: StoredLine | undefined) => (before ? { version: before.version, decision: absent } : { pk: absent }); // prettier-ignore

export const lineOpen = (before: StoredLine | undefined, line: StoredLine): Action =>
  put({ ...item(line), ...openPosition(line), ...moneyPosition(line) }, asSeen(before), stale);
export const lineGone = (line: StoredLine): Action => remove(lineKey(line.id), asSeen(line), stale);

/** The line's end: it leaves the open ones, and its plan knows what was decided. */
export const lineDecided = (
  before: StoredLine,
  after: Decided,
  keeps: Partial<Pick<StoredPlan, "declined" | "meant">>,
): Action[] => {
  const { sku, slotKey } = before;
  const position = `${after.decision.at}#${after.id}`;
  const set = Object.entries(keeps).map(([name, kept]) => [`${name}.${slotKey}`, kept[slotKey]]);
  return [
    put(
      {
        ...item({ ...after, slotKey }),
        ...{ ownerPk: "SUPPLY-LINES#decided", ownerSk: position, stagePk: `SUPPLY-LINES#${sku}`, stageSk: position },
      },
      asSeen(before),
      stale,
    ),
    update(planKey(sku), {
      set: Object.fromEntries(set),
      add: { version: 1 },
      remove: [`open.${slotKey}`],
      when: { [`open.${slotKey}`]: before.id },
    }),
  ];
};

type Cut = { limit: number; cursor?: string | undefined };
/** Open lines of a kind, the most money at stake first. */
export const pageByMoney = (kind: SupplyKind, page: Cut): Promise<Page<SupplyLine>> =>
  linesIn({ from: "byStage", partition: `SUPPLY-MONEY#${kind}`, ...page });
export const pageOfLines = async (show: string, page: Cut): Promise<Page<SupplyLine>> =>
  linesIn({ from: "byOwner", partition: `SUPPLY-LINES#${show}`, newestFirst: show === "decided", ...page });
/** A file or a mail holds no more. */
const mostAtOnce = 5_000;
/** Open lines of a kind, the most urgent 5,000. */
export const openLines = (kind: SupplyKind): Promise<SupplyLine[]> =>
  everyPage((cut) => pageOfLines(kind, cut), mostAtOnce);
export const decidedLinesOf = async (sku: Sku, limit: number): Promise<SupplyLine[]> =>
  (await linesIn({ from: "byStage", partition: `SUPPLY-LINES#${sku}`, newestFirst: true, limit })).items;
const linesIn = async (q: Parameters<typeof query>[0]): Promise<Page<SupplyLine>> => {
  const { items, cursor } = await query<{ summary: SupplyLine }>(q);
  return { items: items.map(({ summary }) => summary), cursor };
};
