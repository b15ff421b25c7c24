import { GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";

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
  const object = { Bucket: env("FILES_BUCKET"), Key: keyOf(distributorId, documentId) };
  try {
    const head = await storage().send(new HeadObjectCommand(object));
    const contentType = head.ContentType ?? "application/octet-stream";
    const fileName = `${documentId}.${contentType.split("/")[1]}`;
    const get = new GetObjectCommand({ ...object, ResponseContentDisposition: `attachment; filename="${fileName}"` });
    const url = await getSignedUrl(storage() as never, get as never, {
      expiresIn: secondsToRead,
      signingDate: new Date(now),
    });
    return { url, contentType, bytes: head.ContentLength ?? 0 };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};
