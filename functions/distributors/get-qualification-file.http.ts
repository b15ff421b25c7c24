import { getQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { addSeconds } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { linkTo, secondsToRead } from "./files.ts";
import { findDocument } from "./find-document.ts";

export const handler = http(getQualificationFile, async ({ params, caller, now }) => {
  const { distributor, document } = await findDocument(caller, params);
  const link = await linkTo(distributor.id, document.id, now);
  if (!link) throw new Refusal("qualification/no-file", { kind: document.kind, number: document.number });
  return { ...link, goodUntil: addSeconds(now, secondsToRead) };
});
