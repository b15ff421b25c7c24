import { GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";
import { decode, maxFileBytes } from "./csv.ts";

const storage = lazily(() => new S3Client({ ...clientSettings }));
const keyOf = (importId: string, file: string): string => `imports/${importId}/${file}`;
const secondsToPost = 15 * 60;

/** A form that takes this one file, whatever its sender: at most 2 MB, within 15 minutes. */
export const uploadFor = async (importId: string, file: string) => {
  const { url, fields } = await createPresignedPost(storage() as never, {
    Bucket: env("FILES_BUCKET"),
    Key: keyOf(importId, file),
    Conditions: [["content-length-range", 1, maxFileBytes]],
    Expires: secondsToPost,
  });
  return { file, url, fields };
};

/** S3 says 403 for what is not there to those who may not list. */
const isAbsent = (error: unknown): boolean =>
  [403, 404].includes((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0);

export const missingFiles = async (importId: string, files: readonly string[]): Promise<string[]> => {
  const found = await Promise.all(
    files.map(async (file) => {
      try {
        await storage().send(new HeadObjectCommand({ Bucket: env("FILES_BUCKET"), Key: keyOf(importId, file) }));
        return true;
      } catch (error) {
        if (isAbsent(error)) return false;
        throw error;
      }
    }),
  );
  return files.filter((_, i) => !found[i]);
};

export const textsOf = async (importId: string, files: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    await Promise.all(
      files.map(async (file) => {
        const { Body } = await storage().send(
          new GetObjectCommand({ Bucket: env("FILES_BUCKET"), Key: keyOf(importId, file) }),
        );
        return [file, decode(await Body!.transformToByteArray())] as const;
      }),
    ),
  );
