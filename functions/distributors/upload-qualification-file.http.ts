import { commit } from "../../shared/commit.ts";
import { uploadQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { http } from "../../shared/http.ts";
import { findDocument } from "./find-document.ts";

export const handler = http(uploadQualificationFile, async ({ params, body, caller, once }) => {
  const { distributor, document } = await findDocument(caller, params);
  const { uploadFor } = await import("./files.ts"); // the client of S3 is a third of this function's start, and few ask for files
  const { url, fields } = await uploadFor(distributor.id, document.id, body.contentType);
  const reply = { url, fields };
  await commit([once.done(reply)]);
  return reply;
});
