/**
 * `npm run upload-portal -- outputs.json`: puts the built portal and its config.json where CloudFront serves it. `outputs.json` is what
 * `cdk deploy --outputs-file outputs.json` wrote. Files of earlier versions stay, for pages that are open somewhere.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { contentTypeOf, forAYear } from "../shared/headers.ts";
import { apiScope } from "./people.ts";

const built = join(import.meta.dirname, "../web/dist");
type Outputs = Record<string, Record<string, string>>;

const [file] = process.argv.slice(2);
if (!file)
  throw new Error("npm run upload-portal -- outputs.json   (cdk deploy --outputs-file outputs.json writes it)");
const outputs = JSON.parse(readFileSync(file, "utf8")) as Outputs;
const portal = Object.values(outputs).find(({ SiteBucket }) => SiteBucket);
if (!portal) throw new Error(`${file} has no output SiteBucket: deploy the portal's stack first`);

const s3 = new S3Client({});
const put = (name: string, content: Buffer | string): Promise<unknown> =>
  s3.send(
    new PutObjectCommand({
      Bucket: portal.SiteBucket,
      Key: name,
      Body: content,
      ContentType: contentTypeOf(name),
      CacheControl: name.startsWith("assets/") ? forAYear : "no-cache",
    }),
  );
const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile() && !one.name.startsWith("."))
  .map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(built.length + 1)
      .replaceAll("\\", "/"),
  )
  // the page comes last: it names the others
  .sort((a, b) => Number(a === "index.html") - Number(b === "index.html"));
const { Portal, Issuer, SignInUrl, ClientId } = portal;
/** Cognito ends a session in a way of its own. */
const signOut = `${SignInUrl}/logout?client_id=${ClientId}&logout_uri=${encodeURIComponent(`${Portal}/`)}`;
const config = { api: "/api", signIn: Issuer, signOut, clientId: ClientId, scope: `openid ${apiScope}` };
await put("config.json", JSON.stringify(config));
for (const name of files) await put(name, readFileSync(join(built, name)));
process.stdout.write(`${files.length + 1} files for ${Portal}\n`);
