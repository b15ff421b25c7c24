/** `npm run destroy -- --stage mine`: a developer's stage goes away whole. Runs with the caller's own AWS credentials; staging and prod are kept from it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RemovalPolicy } from "aws-cdk-lib";
import { emptyBuckets } from "./empty-buckets.ts";
import { stageNamed } from "./stages.ts";

const { stage } = parseArgs({ options: { stage: { type: "string" } } }).values;
if (!stage) throw new Error("npm run destroy -- --stage mine");
if (stageNamed(stage).removal !== RemovalPolicy.DESTROY)
  throw new Error(`${stage} keeps its data: only copies of dev can be destroyed whole (docs/deploy.md)`);

/** Logs still come in while stacks are deleted: what they put into a bucket is taken out again. */
const tries = 3;
for (let attempt = 1; ; attempt += 1) {
  for (const [bucket, objects] of Object.entries(await emptyBuckets(stage)))
    process.stdout.write(`${bucket}: ${objects} objects deleted\n`);
  const cdk = join(import.meta.dirname, "../node_modules/.bin/cdk");
  const { status } = spawnSync(cdk, ["destroy", "--all", "--force", "-c", `stage=${stage}`], { stdio: "inherit" });
  if (status === 0) break;
  if (attempt === tries) throw new Error(`${stage} is not gone: CloudFormation says above what is in its way`);
}
