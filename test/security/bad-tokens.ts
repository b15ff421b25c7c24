import { createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import { exportJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { clock } from "../../shared/clock.ts";
import { epochSeconds } from "../../shared/dates.ts";
import type { TestSystem } from "../support/system.ts";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Tokens that must open nothing, by what is wrong with them; all but that is right, for an active member. */
export const badTokens = (
  { identity, at }: TestSystem,
  sub: string,
): Record<string, () => Promise<string> | string> => {
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ours = identity.keys.keys[0]!;
  const { kid } = ours;
  const seconds = epochSeconds(clock.now());
  const claims = { iss: at.signIn, client_id: "huotong-portal", token_use: "access", scope: "huotong/api" };
  const minted = (change: Record<string, unknown>) => identity.mint(sub, change);
  const signed = (key: Parameters<SignJWT["sign"]>[0], header: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: kid!, ...header })
      .setSubject(sub)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 900)
      .sign(key);
  const payload = async (): Promise<string> => (await minted({})).split(".")[1]!;
  const unsigned = async (alg: string): Promise<string> => `${part({ alg, kid })}.${await payload()}.`;
  const altered = async (): Promise<string> => {
    const [header, content, signature] = (await minted({})).split(".") as [string, string, string];
    const changed = { ...(JSON.parse(Buffer.from(content, "base64url").toString()) as object), sub: "somebody-else" };
    return `${header}.${part(changed)}.${signature}`;
  };
  const withPublicKeyAsSecret = async (): Promise<string> => {
    const pem = createPublicKey({ key: ours as never, format: "jwk" }).export({ type: "spki", format: "pem" });
    const text = `${part({ alg: "HS256", kid })}.${await payload()}`;
    return `${text}.${createHmac("sha256", pem).update(text).digest("base64url")}`;
  };
  return {
    "that is absent": () => "",
    "that is no token": () => "abc",
    "that is expired": () => minted({ iat: seconds - 7_200, exp: seconds - 3_600 }),
    "without an end": () => minted({ exp: undefined }),
    "of the future (nbf)": () => minted({ nbf: seconds + 600 }),
    "of the future (iat)": () => minted({ iat: seconds + 600, exp: seconds + 1_200 }),
    "of another issuer": () => minted({ iss: "https://elsewhere.example" }),
    "of another client": () => minted({ aud: undefined, client_id: "another" }),
    "for another audience": () => minted({ aud: "another" }),
    "that is an ID token": () =>
      minted({ token_use: "id", client_id: undefined, aud: "huotong-portal", scope: undefined }),
    "that is an ID token with our scope": () => minted({ token_use: "id" }),
    "that is a refresh token by its use": () => minted({ token_use: "refresh" }),
    "without a scope": () => minted({ scope: undefined }),
    "without our scope": () => minted({ scope: "openid" }),
    "with a scope that contains the word": () => minted({ scope: "nothuotong/api huotong/apis" }),
    "without a subject": () => minted({ sub: undefined }),
    "without a signature (none)": () => unsigned("none"),
    "without a signature (None)": () => unsigned("None"),
    "without a signature (nOnE)": () => unsigned("nOnE"),
    unsecured: () =>
      new UnsecuredJWT(claims)
        .setSubject(sub)
        .setExpirationTime(seconds + 900)
        .encode(),
    "signed with the public key as a secret": withPublicKeyAsSecret,
    "signed by a foreign key under our kid": () => signed(foreign.privateKey, {}),
    "signed by a foreign key that it brings along": async () =>
      signed(foreign.privateKey, { jwk: (await exportJWK(foreign.publicKey)) as JWK }),
    "that names an address for its key": () =>
      signed(foreign.privateKey, { jku: "https://evil.example/keys", x5u: "https://evil.example" }),
    "of an unknown kid": () => signed(foreign.privateKey, { kid: "unknown" }),
    "of a kid that is a path": () => signed(foreign.privateKey, { kid: "../../etc/passwd" }),
    "signed with ES256": () => signed(curve.privateKey, { alg: "ES256" }),
    "that was altered": altered,
    "that is two tokens": async () => `${await minted({})}, Bearer ${await minted({})}`,
  };
};
