import { DeleteObjectsCommand, ListBucketsCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { bucketNames } from "./files.ts";

/** Deletes every version of every object in a stage's buckets, for CloudFormation deletes no bucket that holds anything. How many objects each held. */
export const emptyBuckets = async (stage: string, s3 = new S3Client({})): Promise<Record<string, number>> => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const ofStage = new RegExp(`^huotong-${stage}-(${bucketNames.join("|")})-\\d{12}$`);
  const emptied: Record<string, number> = {};
  for (const { Name: Bucket = "" } of Buckets) {
    if (!ofStage.test(Bucket)) continue;
    emptied[Bucket] = 0;
    for (;;) {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key: Key!, VersionId }));
      if (Objects.length === 0) break;
      const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      if (Errors[0]) throw new Error(`${Bucket}/${Errors[0].Key} cannot be deleted: ${Errors[0].Message}`);
      emptied[Bucket] += Objects.length;
    }
  }
  return emptied;
};
