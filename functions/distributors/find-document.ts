import { notFound } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { readDistributor } from "./distributors.table.ts";

/** A document on the record, where the caller may see the record. */
export const findDocument = async (
  caller: Caller,
  { distributorId, documentId }: { distributorId: string; documentId: string },
) => {
  const distributor = maySee(caller, distributorId) ? await readDistributor(distributorId) : undefined;
  const document = distributor?.qualifications.find(({ id }) => id === documentId);
  if (!distributor || !document) throw notFound();
  return { distributor, document };
};
