import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Archive, EventBus } from "aws-cdk-lib/aws-events";
import { ConfigurationSet, EmailIdentity, EventDestination, EmailSendingEvent, Identity } from "aws-cdk-lib/aws-ses";
import { CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { Api } from "./api.ts";
import { DataTable } from "./data-table.ts";
import { Files } from "./files.ts";
import { People } from "./people.ts";
import { originSecret } from "./origin-secret.ts";
import { Pager } from "./pager.ts";
import type { Deployment, Stage } from "./stages.ts";

/** What every domain stands on and none owns. Names are fixed by the stage, so that few values cross from stack to stack. */
export class PlatformStack extends Stack {
  readonly stage: Stage;
  readonly deployment: Deployment;
  readonly table: DataTable;
  readonly bus: EventBus;
  readonly pager: Pager;
  readonly people: People;
  readonly api: Api;
  readonly files: Files;
  readonly mail: EmailIdentity;
  readonly mailSettings: ConfigurationSet;
  readonly scheduleGroup: CfnScheduleGroup;

  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage; deployment: Deployment }) {
    super(scope, id, props);
    const { stage, deployment } = props;
    this.stage = stage;
    this.deployment = deployment;
    this.pager = new Pager(this, "Pager", { stage, email: deployment.pagerEmail });
    this.table = new DataTable(this, "Table", { stage, pager: this.pager });
    this.files = new Files(this, "Files", { stage, pager: this.pager });
    this.people = new People(this, "People", { stage });
    this.api = new Api(this, "Api", { stage, pager: this.pager });
    if (stage.edge.own) originSecret(this, stage);

    this.bus = new EventBus(this, "Bus", { eventBusName: `huotong-${stage.name}` });
    if (stage.bus.archiveDays > 0)
      new Archive(this, "Archive", {
        sourceEventBus: this.bus,
        archiveName: `huotong-${stage.name}`,
        eventPattern: { account: [this.account] },
        retention: Duration.days(stage.bus.archiveDays),
      });

    this.mailSettings = new ConfigurationSet(this, "MailSettings", { configurationSetName: `huotong-${stage.name}` });
    this.mailSettings.addEventDestination("Returned", {
      destination: EventDestination.snsTopic(this.pager.topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.mail = new EmailIdentity(this, "Mail", {
      identity: Identity.email(deployment.mailFrom),
      configurationSet: this.mailSettings,
    });

    this.scheduleGroup = new CfnScheduleGroup(this, "Schedules", { name: `huotong-${stage.name}` });
    this.pager.onSchedules(this.scheduleGroup.ref);
    new CfnOutput(this, "UserPoolId", { value: this.people.pool.userPoolId });
    new CfnOutput(this, "AlertTopic", { value: this.pager.alerts.topicArn });
  }
}
