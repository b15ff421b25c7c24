/** One row per document with an end; its place in `QUALIFICATIONS` is the day on which it is to be spoken of next, none once all is said. */
import { qualificationDue } from "../../events/distributors.ts";
import { systemActor } from "../../events/define.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, DocumentId, LocalDate } from "../../shared/contracts/primitives.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, type Page, put, query, remove, update } from "../../shared/table.ts";
import { nextNotice, type Threshold, thresholdOn } from "./distributor.ts";

const due = "QUALIFICATIONS";
const key = (distributorId: string, documentId: string) => ({
  pk: `DIST#${distributorId}`,
  sk: `QUALIFICATION#${documentId}`,
});

/** Documents that came, went or got another date. A renewed one starts anew. */
export const qualificationRows = (before: Distributor | undefined, after: Distributor): Action[] => {
  const old = new Map((before?.qualifications ?? []).map((q) => [q.id, q]));
  const kept = new Set(after.qualifications.flatMap(({ id, expiresOn }) => (expiresOn ? [id] : [])));
  const gone = [...old.values()].filter(({ id, expiresOn }) => expiresOn && !kept.has(id));
  const dated = after.qualifications.flatMap(({ id, expiresOn }) =>
    expiresOn && old.get(id)?.expiresOn !== expiresOn ? [{ id, expiresOn }] : [],
  );
  return [
    ...gone.map(({ id }) => remove(key(after.id, id))),
    ...dated.map(({ id, expiresOn }) =>
      put({
        ...key(after.id, id),
        type: "qualification",
        tenant: after.id,
        expiresOn,
        summary: { distributorId: after.id, documentId: id, expiresOn },
        stagePk: due,
        stageSk: `${nextNotice(expiresOn)}#${id}`,
      }),
    ),
  ];
};

interface DueQualification {
  distributorId: DistributorId;
  documentId: DocumentId;
  expiresOn: LocalDate;
}
export const qualificationsDue = async (today: LocalDate, cursor?: string): Promise<Page<DueQualification>> => {
  const page = await query<{ summary: DueQualification }>({
    from: "byStage",
    partition: due,
    between: ["0", `${today}~`],
    limit: 100,
    cursor,
  });
  return { items: page.items.map(({ summary }) => summary), cursor: page.cursor };
};

/** Says it once: the row moves on with the event, and only from where no one has spoken of this threshold. */
export const told = (
  { distributorId, documentId, expiresOn }: DueQualification,
  distributor: Distributor,
  today: LocalDate,
  now: string,
): Action[] => {
  const threshold: Threshold = thresholdOn(today, expiresOn);
  const document = distributor.qualifications.find(({ id }) => id === documentId);
  const next = nextNotice(expiresOn, threshold);
  const about = `${distributorId}#${documentId}#${expiresOn}#${threshold}`;
  const done = () => new AlreadyDone(`${documentId} ${threshold}`);
  return [
    update(
      key(distributorId, documentId),
      {
        set: { told: threshold, ...(next && { stageSk: `${next}#${documentId}` }) },
        ...(!next && { remove: ["stagePk", "stageSk"] }),
        when: { expiresOn, told: threshold === "expiring" ? { op: "absent" } : { op: "<>", value: "expired" } },
      },
      done,
    ),
    news(qualificationDue, {
      pk: `QUALIFICATION#${about}`,
      id: about,
      tenant: distributorId,
      version: 1,
      actor: systemActor("distributors/tell-due-qualifications.job"),
      now,
      data: {
        distributorId,
        code: distributor.code,
        name: distributor.name,
        documentId,
        kind: document?.kind ?? "",
        number: document?.number ?? "",
        expiresOn,
        threshold,
      },
    }),
  ];
};
