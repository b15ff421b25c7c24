/** Makes the first administrator of a deployed stage; all others are invited through the API. Runs with the caller's own AWS credentials. */
import { parseArgs } from "node:util";
import { systemActor } from "../events/define.ts";
import { enrolment, findUserIdByEmail } from "../functions/users/index.ts";
import { identityFor } from "../functions/users/identities.ts";
import { clock, digest } from "../shared/clock.ts";
import { commit } from "../shared/commit.ts";
import { UserId } from "../shared/contracts/primitives.ts";

const usage = "npm run first-admin -- --stage prod --pool <UserPoolId> --email lin@example.com --name 林涛";
const { values } = parseArgs({
  options: { stage: { type: "string" }, pool: { type: "string" }, email: { type: "string" }, name: { type: "string" } },
});
const { stage, pool, name } = values;
const email = values.email?.trim().toLowerCase();
if (!stage || !pool || !email || !name) throw new Error(usage);
process.env.TABLE_NAME ??= `huotong-${stage}`;
process.env.USER_POOL_ID = pool;

if (await findUserIdByEmail(email)) console.log(`${email} is a member already.`);
else {
  const sub = await identityFor({ email, name, locale: "zh-CN" });
  const id = UserId.parse(`usr_${digest("first-admin", email)}`);
  const member = { id, email, name, tenant: "HQ", role: "admin", locale: "zh-CN" } as const;
  await commit(enrolment(member, { sub, actor: systemActor("first-admin"), now: clock.now() }));
  console.log(`${email} is an administrator of ${stage}; the invitation with the first password comes by mail.`);
}
