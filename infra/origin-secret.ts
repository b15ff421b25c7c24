import { Aws, SecretValue } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { Stage } from "./stages.ts";

const nameOf = ({ name }: Stage): string => `huotong-${name}-origin`;

/** What CloudFront proves itself with to the API, so that nobody asks it past the firewall (docs/adr/0027-origin-secret.md). Its value stands in no template. */
export const originSecret = (scope: Construct, stage: Stage): void => {
  const secret = new Secret(scope, "OriginSecret", {
    secretName: nameOf(stage),
    description: "Sent by CloudFront to the API with each request",
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
    removalPolicy: stage.removal,
  });
  acknowledge(secret, "SMG4", "CloudFront learns a new value with a deployment: two commands in docs/deploy.md");
};

/** CloudFormation looks it up when it writes the distribution; a version named anew makes it look again. */
export const originHeader = (stage: Stage, versionId: string | undefined): Record<string, string> => ({
  "x-origin-secret": SecretValue.secretsManager(nameOf(stage), versionId ? { versionId } : {}).unsafeUnwrap(),
});

export const originSetting = (stage: Stage): Record<string, string> =>
  stage.edge.own ? { ORIGIN_SECRET: nameOf(stage) } : {};
/** Secrets Manager adds six characters to the name. */
export const mayReadOriginSecret = (stage: Stage): PolicyStatement[] =>
  stage.edge.own
    ? [
        new PolicyStatement({
          actions: ["secretsmanager:GetSecretValue"],
          resources: [
            `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:${nameOf(stage)}-??????`,
          ],
        }),
      ]
    : [];
