import { clock, freshToken } from "../../shared/clock.ts";
import { eventsOf, type EventTrigger } from "../../shared/triggers.ts";
import { AwsError, type Operations } from "../aws.ts";
import { account, names, region } from "../settings.ts";

export interface Rule {
  source: readonly string[];
  detailType: readonly string[];
  /** The subscriber whose queue gets what matches. */
  run: string;
}
/** One rule for each event of each subscriber, as infra makes them. */
export const rulesOf = (subscribers: readonly EventTrigger[]): Rule[] =>
  subscribers.flatMap((trigger) => eventsOf(trigger).map(({ pattern }) => ({ ...pattern, run: trigger.run })));

/** The subscribers of an event: exact source and detail type, each subscriber once. */
export const match = (rules: readonly Rule[], source: string, detailType: string): string[] => [
  ...new Set(
    rules.filter((rule) => rule.source.includes(source) && rule.detailType.includes(detailType)).map(({ run }) => run),
  ),
];

interface Entry {
  EventBusName?: string;
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Time?: number;
}
const refusalOf = ({
  EventBusName,
  Source,
  DetailType,
  Detail,
}: Entry): { ErrorCode: string; ErrorMessage: string } | undefined => {
  const no = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });
  if (EventBusName !== names.bus) return no("NotFoundException", `there is no bus ${EventBusName}`);
  if (!Source || !DetailType || !Detail) return no("InvalidArgument", "Source, DetailType and Detail are needed");
  try {
    const value: unknown = JSON.parse(Detail);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return undefined;
  } catch {
    // told below
  }
  return no("MalformedDetail", "Detail is malformed.");
};

/** EventBridge as far as it is used: PutEvents, rules by source and detail type, one queue a subscriber. */
export const eventBus = (rules: readonly Rule[], enqueue: (run: string, body: string) => void): Operations => ({
  "AWSEvents.PutEvents": ({ Entries = [] }: { Entries?: Entry[] }) => {
    if (Entries.length < 1 || Entries.length > 10)
      throw new AwsError("ValidationException", "Entries must have between 1 and 10 members");
    const results = Entries.map((entry) => {
      const refusal = refusalOf(entry);
      if (refusal) return refusal;
      const id = freshToken();
      const body = JSON.stringify({
        version: "0",
        id,
        "detail-type": entry.DetailType,
        source: entry.Source,
        account,
        time: entry.Time ? new Date(entry.Time * 1_000).toISOString() : clock.now(),
        region,
        resources: [],
        detail: JSON.parse(entry.Detail!),
      });
      for (const run of match(rules, entry.Source!, entry.DetailType!)) enqueue(run, body);
      return { EventId: id };
    });
    return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
  },
});
