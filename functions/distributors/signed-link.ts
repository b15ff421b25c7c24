import { createHash, createHmac } from "node:crypto";

interface Signing {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
  now: string;
  seconds: number;
  /** Parameters of the request itself: signed with it. */
  query?: Record<string, string>;
}

/**
 * A GET of an S3 object with its authority in the query (Signature Version 4; docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html, whose
 * example is our test). Thirty lines instead of one more SDK package.
 */
export const signedLink = (address: string, { region, credentials, now, seconds, query = {} }: Signing): string => {
  const { host, origin, pathname } = new URL(address);
  const instant = now.replace(/[-:]|\.\d{3}/g, "");
  const scope = `${instant.slice(0, 8)}/${region}/s3/aws4_request`;
  const parameters = {
    ...query,
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${credentials.accessKeyId}/${scope}`,
    "X-Amz-Date": instant,
    "X-Amz-Expires": String(seconds),
    ...(credentials.sessionToken && { "X-Amz-Security-Token": credentials.sessionToken }),
    "X-Amz-SignedHeaders": "host",
  };
  const written = Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const request = ["GET", pathname, written, `host:${host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
  const text = ["AWS4-HMAC-SHA256", instant, scope, createHash("sha256").update(request).digest("hex")].join("\n");
  const signingKey = scope
    .split("/")
    .reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${credentials.secretAccessKey}`);
  return `${origin}${pathname}?${written}&X-Amz-Signature=${hmac(signingKey, text).toString("hex")}`;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
/** RFC 3986, as the signature wants it. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
