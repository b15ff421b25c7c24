import * as z from "zod";

/** Who made it happen: a member by id and name, or a part of the system by its name. */
export const Actor = z.object({ id: z.string(), name: z.string(), tenant: z.string() });
export type Actor = z.infer<typeof Actor>;
export const systemActor = (name: string): Actor => ({ id: "system", name, tenant: "HQ" });

const Envelope = z.object({
  id: z.string(),
  /** What it happened to, and which of its transitions it was (1, 2, 3, …): one event a version. */
  aggregateId: z.string(),
  version: z.number().int(),
  /** The distributor concerned, or "HQ". */
  tenant: z.string(),
  actor: Actor,
  at: z.string(),
  schemaVersion: z.number().int(),
  data: z.unknown(),
});
export type Happened<Data> = Omit<z.infer<typeof Envelope>, "data"> & { type: string; data: Data };

export interface EventDefinition<Data = unknown> {
  source: `huotong.${string}`;
  /** Past tense: `OrderSubmitted`. */
  type: string;
  version: number;
  /** What it tells; built when it is first asked for, so that who hears one event need not build them all. */
  detail(): z.ZodType<Data>;
  example: Data;
  pattern: { source: string[]; detailType: string[] };
  /** The outbox record's content; checks the detail against its schema. */
  of(data: Data): { source: string; eventType: string; schemaVersion: number; data: Data };
  /** What a subscriber gets, from the bus's envelope. */
  read(envelope: unknown): Happened<Data>;
}

/** `pattern` makes the rule, `of` the outbox item, `read` the subscriber's input, `example` the tests and the docs. */
export const event = <Data>(e: {
  source: `huotong.${string}`;
  type: string;
  version: number;
  detail: () => z.ZodType<Data>;
  example: Data;
}): EventDefinition<Data> => {
  let built: z.ZodType<Data> | undefined;
  const detail = () => (built ??= e.detail());
  return {
    ...e,
    detail,
    pattern: { source: [e.source], detailType: [e.type] },
    of: (data) => ({ source: e.source, eventType: e.type, schemaVersion: e.version, data: detail().parse(data) }),
    read: (envelope) => {
      const outer = Envelope.parse(envelope);
      return { ...outer, type: e.type, data: detail().parse(outer.data) };
    },
  };
};
