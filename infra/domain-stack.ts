import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { isEvent, isJob, isRoute, isStream, type Trigger } from "../shared/triggers.ts";
import { EventFunction } from "./event-function.ts";
import { HttpFunction } from "./http-function.ts";
import { Outbox } from "./outbox.ts";
import type { PlatformStack } from "./platform-stack.ts";
import type { Front } from "./portal-stack.ts";
import { ScheduledFunction } from "./scheduled-function.ts";

export interface DomainStackProps extends StackProps {
  platform: PlatformStack;
  front: Front;
  domain: string;
  triggers: readonly Trigger[];
}

/** One domain, from its triggers alone. A stack of its own keeps each far from CloudFormation's 500 resources. */
export class DomainStack extends Stack {
  constructor(scope: Construct, id: string, props: DomainStackProps) {
    super(scope, id, props);
    const { platform, front, domain, triggers } = props;
    const shared = { platform, front, domain };
    const routes = triggers.filter(isRoute);
    if (routes.length > 0) new HttpFunction(this, "http", { ...shared, routes });
    for (const trigger of triggers) {
      const name = trigger.run.slice(trigger.run.indexOf("/") + 1);
      if (isEvent(trigger)) new EventFunction(this, name, { ...shared, trigger });
      else if (isJob(trigger)) new ScheduledFunction(this, name, { ...shared, trigger });
      else if (isStream(trigger)) new Outbox(this, name, { ...shared, trigger });
    }
    this.addStackDependency(platform, "tables, topics and buses are referred to by name");
  }
}
