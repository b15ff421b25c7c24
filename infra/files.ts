import { Aws, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Pager } from "./pager.ts";
import type { Stage } from "./stages.ts";

/** All buckets of a stage: `infra/empty-buckets.ts` finds them by these names, and CloudFormation deletes none that holds anything. */
export const bucketNames = ["files", "quarantine", "file-logs", "site", "site-logs"] as const;
type BucketName = (typeof bucketNames)[number];

/** Private, encrypted, TLS alone, versioned. As an `IBucket`: the class does not fit it under exactOptionalPropertyTypes. */
export const privateBucket = (
  scope: Construct,
  id: string,
  stage: Stage,
  name: BucketName,
  props: BucketProps,
): IBucket =>
  new Bucket(scope, id, {
    bucketName: bucketName(stage, name),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: stage.removal,
    ...props,
  }) as IBucket;

export const logBucket = (scope: Construct, id: string, stage: Stage, name: BucketName): IBucket =>
  privateBucket(scope, id, stage, name, {
    versioned: false,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(stage.retentionDays.app) }],
  });

/** `files`: what people bring and take away. `quarantine`: events that could not be published, whole, until somebody looks. */
export class Files extends Construct {
  readonly files: IBucket;
  readonly quarantine: IBucket;

  constructor(scope: Construct, id: string, { stage, pager }: { stage: Stage; pager: Pager }) {
    super(scope, id);
    const logs = logBucket(this, "Logs", stage, "file-logs");
    const old = Duration.days(7);
    const logged = (name: string) => ({ serverAccessLogsBucket: logs, serverAccessLogsPrefix: `${name}/` });
    this.files = privateBucket(this, "Files", stage, "files", {
      ...logged("files"),
      // Pages send and fetch files by signed addresses, without cookies: their origin gives no right. CloudFront's name is not known yet here.
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.POST],
          allowedOrigins: stage.edge.own
            ? ["https://*"]
            : ["https://*.cloudfront.net", ...(stage.name === "staging" ? [] : ["http://localhost:5173"])],
          allowedHeaders: ["content-type"],
          maxAge: 600,
        },
      ],
      lifecycleRules: [
        { prefix: "imports/", expiration: Duration.days(1), noncurrentVersionExpiration: old },
        { prefix: "exports/", expiration: Duration.days(7), noncurrentVersionExpiration: old },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.quarantine = privateBucket(this, "Quarantine", stage, "quarantine", {
      ...logged("quarantine"),
      ...(stage.removal === RemovalPolicy.DESTROY && { lifecycleRules: [{ expiration: Duration.days(30) }] }),
    });
    pager.page(this, "Quarantined", {
      name: "quarantine not empty",
      text: "Some events could not be published and wait in the quarantine bucket: what follows from them has not happened.",
      metric: new Metric({
        namespace: "AWS/S3",
        metricName: "NumberOfObjects",
        dimensionsMap: { BucketName: this.quarantine.bucketName, StorageType: "AllStorageTypes" },
        statistic: "Maximum",
        period: Duration.days(1),
      }),
    });
  }
}

const bucketName = (stage: Stage, name: BucketName): string => `huotong-${stage.name}-${name}-${Aws.ACCOUNT_ID}`;
/** Named, not referred to: a policy over a bucket's objects must read the same in every stack. */
export const objectsOf = (scope: Construct, stage: Stage, name: "files" | "quarantine"): string =>
  `arn:${Stack.of(scope).partition}:s3:::${bucketName(stage, name)}/*`;
