/**
 * `npm run -s token -- buyer@hd01.example [password]` prints an access token (good for 15 minutes), got as a browser gets it: by
 * authorization code and PKCE from the running system. `API` names another one than that of `npm start`.
 */
import { demoPassword } from "./companies/company.ts";
import { defaultPort } from "./settings.ts";
import { exchangeCode, signInByScript } from "./sign-in-by-script.ts";

const say = (trouble: string, whatToDo: string): never => {
  console.error(`\n  ${trouble}\n  ${whatToDo}\n`);
  process.exit(1);
};
interface Discovery {
  components: { securitySchemes: { signIn: { flows: { authorizationCode: { authorizationUrl: string } } } } };
}

const [email, password = demoPassword] = process.argv.slice(2);
if (!email) say("Whose token?", "npm run -s token -- buyer@hd01.example [password]");
const api = process.env.API ?? `http://localhost:${defaultPort}`;
const document = await fetch(`${api}/openapi.json`).catch(() =>
  say(`Nothing answers at ${api}.`, "Start it with npm start, or name another address: API=http://localhost:9000"),
);
const { components } = (await document.json()) as Discovery;
const signIn = new URL(components.securitySchemes.signIn.flows.authorizationCode.authorizationUrl).origin;
const where = { signIn, redirect: `${api}/docs/oauth2-redirect.html` };
const walk = await signInByScript(where, [{ email: email!, password }]);
if (!walk.code)
  say(`${email} cannot sign in with this password.`, "npm start prints the accounts and their passwords.");
console.log((await exchangeCode(where, walk)).body.access_token);
