import { createHash, randomBytes } from "node:crypto";
import type { Answer, Emulator } from "./emulator.ts";

const password = "Correct-horse-7-battery";
const form = { "content-type": "application/x-www-form-urlencoded" };

/** The fields that a page's form carries on. */
const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll("&amp;", "&"),
    ]),
  );

export interface Mail {
  To: string[];
  Subject: string;
  BodyText: string;
  BodyHtml: string | null;
}
export const mailsTo = async (emulator: Emulator, email: string): Promise<Mail[]> => {
  const { text } = await emulator.ask(`${emulator.env.AWS_ENDPOINT_URL}/_ministack/ses/messages`);
  const { messages } = JSON.parse(text) as { messages: Record<string, Mail[]> };
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(email));
};

/** The first password that the user pool mailed to somebody. */
const invitedWith = async (emulator: Emulator, email: string): Promise<string> => {
  const [mail] = await mailsTo(emulator, email);
  const text = mail?.BodyText || mail?.BodyHtml || "";
  const found = /temporary password is (\S+)\.$/.exec(text.trim());
  if (!found) throw new Error(`no invitation for ${email}: ${text}`);
  return found[1]!;
};

/**
 * Signs in for the first time as an invited person does: the first password from the mail, a new one, then the code with PKCE for
 * an access token.
 */
export const firstSignIn = async (
  emulator: Emulator,
  { signIn, clientId, portal, email }: { signIn: string; clientId: string; portal: string; email: string },
): Promise<string> => {
  const verifier = randomBytes(32).toString("base64url");
  const redirect = `${portal}/signed-in`;
  const asked = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirect,
    scope: "openid huotong/api",
    state: "s",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  let page = await emulator.ask(`${signIn}/oauth2/authorize?${asked.toString()}`);
  const submit = async (fields: Record<string, string>): Promise<Answer> => {
    const body = new URLSearchParams({ ...hidden(page.text), ...fields }).toString();
    return emulator.ask(`${signIn}/login`, { method: "POST", headers: form, body });
  };
  page = await submit({ username: email, password: await invitedWith(emulator, email) });
  page = await submit({ new_password: password, confirm_password: password });
  const code = new URL(page.headers.location ?? "/", portal).searchParams.get("code");
  if (!code) throw new Error(`${email} gets no code: ${page.status} ${page.text}`);
  const exchange = { grant_type: "authorization_code", client_id: clientId, code, redirect_uri: redirect, code_verifier: verifier }; // prettier-ignore
  const body = new URLSearchParams(exchange).toString();
  const { status, text } = await emulator.ask(`${signIn}/oauth2/token`, { method: "POST", headers: form, body });
  if (status !== 200) throw new Error(`no token for ${email}: ${status} ${text}`);
  return JSON.parse(text).access_token as string;
};
