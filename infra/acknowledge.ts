import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts one finding of cdk-nag at one place, for a reason. The list of all is checked in: test/infra/acknowledged.json. */
export const acknowledge = (at: IConstruct, rule: string, reason: string): void =>
  Validations.of(at).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });

/** The same for a rule of our own (infra/rules) or of the template validator. */
export const acknowledgeRule = (at: IConstruct, rule: string, reason: string): void =>
  Validations.of(at).acknowledge({ id: `CloudFormation-Validate::${rule}`, reason });
