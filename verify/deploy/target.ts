import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Role } from "../../shared/contracts/contract.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import type { Target } from "../../test/flows/order-story.ts";
import { httpEvent, type Member } from "../../test/support/call.ts";
import type { Emulator } from "./emulator.ts";
import { firstSignIn } from "./people.ts";
import type { Stage } from "./stage.ts";

const quietMs = 400;
const nap = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export interface Deployed extends Target {
  /** Everything by the portal's own address, as a browser would. */
  portal: string;
  tokens: Map<string, string>;
  /** Made by `npm run first-admin`; it signs in with the password from the mail. */
  firstAdmin(): Promise<Member>;
  /** Invited by the administrator over the API. */
  member(role: Role, tenant?: string): Promise<Member>;
  /** Messages that were given up on. */
  dead(): Promise<string[]>;
  items(): Promise<number>;
}

export const deployed = (stage: Stage, emulator: Emulator): Deployed => {
  const { ask, env } = emulator;
  const portal = stage.output("portal", "Portal");
  const tokens = new Map<string, string>();
  const client = new DynamoDBClient({ endpoint: env.AWS_ENDPOINT_URL!, region: env.AWS_REGION!, credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: "test" } }); // prettier-ignore
  const count = async (IndexName?: string): Promise<number> => {
    const of = { TableName: `huotong-${stage.name}`, Select: "COUNT", ...(IndexName && { IndexName }) } as const;
    return (await client.send(new ScanCommand(of))).Count!;
  };
  /** Queue → bodies of what waits in it or is being worked on, of this stage. */
  const queued = async (): Promise<[queue: string, bodies: string[]][]> => {
    const { text } = await ask(`${env.AWS_ENDPOINT_URL}/_ministack/sqs/messages`);
    const { messages } = JSON.parse(text) as { messages: Record<string, Record<string, Record<string, { Body: string }[]>>> }; // prettier-ignore
    return Object.values(messages)
      .flatMap((regions) => Object.values(regions))
      .flatMap((queues) => Object.entries(queues))
      .filter(([queue, waiting]) => queue.includes(`/huotong-${stage.name}-`) && waiting.length > 0)
      .map(([queue, waiting]) => [queue, waiting.map(({ Body }) => Body)]);
  };

  const send: Target["send"] = async (as, contract, options = {}) => {
    const event = httpEvent(contract, options);
    const token = as && tokens.get(as.sub);
    if (as && !token) throw new Error(`${as.email} has not signed in`);
    const { status, headers, text } = await ask(
      `${portal}/api${event.rawPath}${event.rawQueryString && `?${event.rawQueryString}`}`,
      {
        method: contract.method,
        headers: { ...(event.headers as Record<string, string>), ...(token && { authorization: `Bearer ${token}` }) },
        ...(event.body !== undefined && { body: event.body }),
      },
    );
    return { status, headers, body: text ? JSON.parse(text) : undefined };
  };
  const signIn = async (member: Omit<Member, "sub" | "status">): Promise<Member> => {
    const at = { signIn: stage.output("portal", "SignInUrl"), clientId: stage.output("portal", "ClientId"), portal };
    const token = await firstSignIn(emulator, { ...at, email: member.email });
    const { sub } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { sub: string };
    tokens.set(sub, token);
    return { ...member, sub, status: "active" };
  };
  let admin: Member | undefined;
  let invited = 0;
  return {
    portal,
    tokens,
    send,
    now: () => new Date().toISOString(),
    settle: async () => {
      for (let quiet = 0, tries = 0; quiet < 2; tries += 1) {
        if (tries > 300) throw new Error(`it does not settle: ${JSON.stringify(await queued())}`);
        await nap(quietMs);
        const working = (await queued()).filter(([queue]) => !queue.endsWith("-dead"));
        quiet = working.length === 0 && (await count("unsent")) === 0 ? quiet + 1 : 0;
      }
    },
    firstAdmin: async () => {
      const email = `admin@${stage.name}.example.com`;
      const who = ["--stage", stage.name, "--pool", stage.output("platform", "UserPoolId"), "--email", email, "--name", "林涛"]; // prettier-ignore
      execFileSync(process.execPath, [join(stage.at, "local/first-admin.ts"), ...who], {
        env: { ...process.env, ...env },
      });
      admin = await signIn({ userId: "usr_first" as Member["userId"], name: "林涛", email, tenant: "HQ", role: "admin", locale: "zh-CN" }); // prettier-ignore
      return admin;
    },
    member: async (role, tenant = "HQ") => {
      if (role === "admin") return admin!;
      invited += 1;
      const body = { email: `${role}-${invited}@${stage.name}.example.com`, name: `${role} ${invited}`, tenant, role, locale: "zh-CN" } as const; // prettier-ignore
      const reply = await send(admin, inviteUser, { body });
      if (reply.status !== 201) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
      return signIn({ ...body, tenant: tenant as DistributorId | "HQ", userId: reply.body.id });
    },
    dead: async () => (await queued()).filter(([queue]) => queue.endsWith("-dead")).map(([queue, all]) => `${queue} ${all[0]}`), // prettier-ignore
    items: () => count(),
  };
};
