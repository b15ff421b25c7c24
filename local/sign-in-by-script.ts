import { createHash, randomBytes } from "node:crypto";
import { clientId, scope } from "./settings.ts";

/** Where to sign in, and where the code is to be sent: one of the addresses that the provider knows. */
export interface SignInAt {
  signIn: string;
  redirect: string;
}
export interface Walk {
  /** The last page that was shown, or the redirect with the code. */
  page: Response;
  code: string | null;
  verifier: string;
}

export const authorizeUrl = (
  { signIn, redirect }: SignInAt,
  verifier: string | undefined,
  more: Record<string, string> = {},
): string =>
  `${signIn}/auth?${new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirect,
    scope: `openid email ${scope}`,
    state: "s1",
    ...(verifier && {
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    }),
    ...more,
  }).toString()}`;

/** A browser as far as it matters: it keeps cookies, and follows redirects by hand as far as the client's own address. */
export const browser = ({ signIn, redirect }: SignInAt) => {
  const cookies = new Map<string, string>();
  let at = signIn;
  const go = async (url: string, form?: Record<string, string>): Promise<Response> => {
    at = url;
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) cookies.set(name!, value);
      else cookies.delete(name!);
    }
    return response;
  };
  const follow = async (response: Response): Promise<Response> => {
    let current = response;
    while (current.status === 302 || current.status === 303) {
      const location = new URL(current.headers.get("location")!, signIn).href;
      if (location.startsWith(redirect)) return current;
      current = await go(location);
    }
    return current;
  };
  return {
    go,
    open: async (url: string): Promise<Response> => follow(await go(url)),
    /** Sends a form to the page that is shown. */
    submit: async (form: Record<string, string>): Promise<Response> => follow(await go(at, form)),
  };
};

/** Authorization code with PKCE: opens the sign-in page and fills in one form after the other. */
export const signInByScript = async (where: SignInAt, forms: readonly Record<string, string>[]): Promise<Walk> => {
  const verifier = randomBytes(32).toString("base64url");
  const { open, submit } = browser(where);
  let page = await open(authorizeUrl(where, verifier));
  for (const form of forms) page = await submit(form);
  return { page, code: new URL(page.headers.get("location") ?? "/", where.signIn).searchParams.get("code"), verifier };
};

export interface Tokens {
  status: number;
  body: Record<string, string>;
}
export const tokens = async ({ signIn }: SignInAt, form: Record<string, string>): Promise<Tokens> => {
  const body = new URLSearchParams({ client_id: clientId, ...form });
  const response = await fetch(`${signIn}/token`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
export const exchangeCode = (where: SignInAt, { code, verifier }: Pick<Walk, "code" | "verifier">): Promise<Tokens> =>
  tokens(where, {
    grant_type: "authorization_code",
    code: code ?? "",
    redirect_uri: where.redirect,
    code_verifier: verifier,
  });
