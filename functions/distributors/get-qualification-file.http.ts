import { getQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { addSeconds } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findDocument } from "./find-document.ts";

export const handler = http(getQualificationFile, async ({ params, caller, now }) => {
  const { distributor, document } = await findDocument(caller, params);
  const { linkTo, secondsToRead } = await import("./files.ts"); // the client of S3 only where it is asked for
  const link = await linkTo(distributor.id, document.id, now);
  if (!link) throw new Refusal("qualification/no-file", { kind: document.kind, number: document.number });
  return { ...link, goodUntil: addSeconds(now, secondsToRead) };
});
