import { isRoute, type Trigger } from "../shared/triggers.ts";

const head = `<!-- Printed by npm run map. Do not edit: change functions/*/triggers.ts or docs/runbook.ts. -->
# Runbook

An alarm is named \`<stage> <path> <what>\`; its text says what people notice. Find the path below, and here what to do. \`STAGE\` is the stage, \`NAME\` is the path
with \`-\` for \`/\` and \`.\`.

| what | it means | do |
| --- | --- | --- |
| \`dead letters\` | work was tried five times and set aside; nothing is lost | Read the log. Mend the cause, deploy, then send it back: \`aws sqs start-message-move-task --source-arn <arn of huotong-STAGE-NAME-dead>\`. Everything bears being done twice. |
| \`waiting\` | work has waited for more than 5 minutes | Is the function throttled or slow? Is somebody importing much? It clears by itself once the cause is gone. |
| \`failing\` | more than 1 % of the runs end in an error, or some are throttled | Read the log. Timeouts and memory are in the REPORT lines. |
| \`faults\` | requests were answered 500 | Read the log: \`name\` is the route. Callers were told that nothing was half done, and may repeat. |
| \`behind\`, \`far behind\` | the outbox's stream waits | Read the publisher's log. Is EventBridge well? After 20 hours records go whole to the quarantine bucket, and the sweep sends them from the table. |
| \`quarantine not empty\` | events that cannot be sent lie in the bucket \`huotong-STAGE-quarantine-ACCOUNT\` | Read \`reason\` in the object. Mend the event, send it, delete the object. |
| \`found\` | a job came upon what should not be: its log says what, and how many | \`news unsent for a quarter of an hour\`: the sweep has sent them; find out why the stream had not (\`behind\`, \`failing\` of its publisher). |
| \`table throttles\`, \`table Consumed…\` | the table's cap is near or reached | Raise \`table\` in infra/stages.ts and deploy, or find who asks so much. |
| \`table conflicts\` | many write the same stock or credit at once | Callers wait and are answered 503 at worst. Look for a machine that repeats without pause. |
| \`api errors\`, \`api slow\` | over 1 % faults; p99 over 3 s | Look at the \`faults\` alarms; else at the table's throttles. |
| \`schedules dropped\`, \`schedules lost\` | a tick did not reach its queue | The next tick catches up: jobs look for what is due, not for what is new. |

A path's log: \`aws logs tail /huotong/STAGE/PATH --since 1h --follow\` (a domain's routes share \`/huotong/STAGE/<domain>/http\`).

Restore the table: \`aws dynamodb restore-table-to-point-in-time --source-table-name huotong-STAGE --target-table-name huotong-STAGE-restored --use-latest-restorable-time\`,
and judge it: \`npm run -s fsck -- --table huotong-STAGE-restored\` (exit code 0: sound; 1: it names each violation; 2: nothing was judged). A restore may hold a part of the newest
transactions: \`npm run -s fsck -- --table huotong-STAGE-restored --repair\` makes it whole, before anybody works with it. It prints each change and keeps what it takes out in a file; what it
marks with \`!\` somebody has to look at: places to count, limits to set, orders and payments to enter again. [ADR 21](adr/0021-repair-after-a-restore.md) says what it may do.
Then \`--at-rest\` must find nothing once the sweep has sent what was unsent (15 minutes). Last \`npm run -s demand -- rebuild --table huotong-STAGE-restored\`: it makes the demand history again from
orders, reports and imported sales, and the days of stock from the movements; with \`--check\` it only tells what differs (exit code 1).

Judge without reading the table at all: \`aws dynamodb export-table-to-point-in-time\`, \`aws s3 sync\` of its folder, \`npm run -s fsck -- --export FOLDER\`. A running \`npm start\` prints
where its table is: \`npm run -s fsck -- --table huotong --endpoint ADDRESS\`.
`;

/** One heading for each path that an alarm can name. */
export const runbookOf = (domains: Record<string, readonly Trigger[]>): string => {
  const sections = Object.entries(domains).map(([domain, triggers]) => {
    const routes = triggers.filter(isRoute);
    const http = routes.map(
      ({ route, ifBroken }) => `- \`${route.name}\` (${route.method} ${route.path}): ${ifBroken}.`,
    );
    const workers = triggers.filter((trigger) => !isRoute(trigger));
    return [
      `\n## ${domain}\n`,
      ...(http.length > 0 ? [`### ${domain}/http\n`, ...http, ""] : []),
      ...workers.flatMap(({ run, ifBroken }) => [`### ${run}\n`, `If it is broken: ${ifBroken}.`, ""]),
    ].join("\n");
  });
  return `${head}${sections.join("").trimEnd()}\n`;
};
