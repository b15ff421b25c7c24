import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";
import { signedLink } from "./signed-link.ts";

const storage = lazily(() => new S3Client({ ...clientSettings }));
/** Derived, never asked for: one file a document, the last one uploaded. */
const keyOf = (distributorId: string, documentId: string): string => `qualifications/${distributorId}/${documentId}`;
const maxFileBytes = 2 * 1024 * 1024;
const secondsToPost = 15 * 60;
export const secondsToRead = 5 * 60;

/** A form that takes this one file, of this type alone: at most 2 MB, within 15 minutes. */
export const uploadFor = async (distributorId: string, documentId: string, contentType: string) =>
  createPresignedPost(storage() as never, {
    Bucket: env("FILES_BUCKET"),
    Key: keyOf(distributorId, documentId),
    Fields: { "Content-Type": contentType },
    Conditions: [["content-length-range", 1, maxFileBytes]],
    Expires: secondsToPost,
  });

/** S3 says 403 for what is not there to those who may not list. */
const isAbsent = (error: unknown): boolean =>
  [403, 404].includes((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0);

/** A link to the file that anybody can follow for five minutes; undefined where none was uploaded. It is saved, never shown inside a page. */
export const linkTo = async (distributorId: string, documentId: string, now: string) => {
  const Key = keyOf(distributorId, documentId);
  try {
    const head = await storage().send(new HeadObjectCommand({ Bucket: env("FILES_BUCKET"), Key }));
    const contentType = head.ContentType ?? "application/octet-stream";
    const fileName = `${documentId}.${contentType.split("/")[1]}`;
    const { config } = storage();
    // The address of the bucket is where the SDK itself would post to: virtual-hosted in the cloud, a path locally.
    const { url } = await createPresignedPost(storage() as never, { Bucket: env("FILES_BUCKET"), Key });
    const link = signedLink(`${url.replace(/\/$/, "")}/${Key}`, {
      region: await config.region(),
      credentials: await config.credentials(),
      now,
      seconds: secondsToRead,
      query: { "response-content-disposition": `attachment; filename="${fileName}"` },
    });
    return { url: link, contentType, bytes: head.ContentLength ?? 0 };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};
