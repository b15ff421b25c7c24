import * as z from "zod";
import { en, zhCN } from "zod/locales";
import type { Contract } from "./contracts/contract.ts";
import type { Locale } from "./contracts/primitives.ts";
import { Refusal } from "./errors.ts";
import type { HttpEvent } from "./http.ts";

export const maxBodyBytes = 256 * 1024;
const none = z.strictObject({});
const messages = { en: en().localeError, "zh-CN": zhCN().localeError };

/**
 * Params, query and body as the contract's schemas make them. Throws with every wrong field named, in the reader's language: `request/invalid` is what
 * the OpenAPI document says too; `request/inconsistent` are rules between fields, which a JSON schema cannot say.
 */
export const parseRequest = (
  contract: Contract,
  event: Pick<HttpEvent, "headers" | "pathParameters" | "queryStringParameters">,
  rawBody: string,
  locale: Locale,
): { params: unknown; query: unknown; body: unknown } => {
  const errors: { path: string; message: string }[] = [];
  let fits = true;
  const parse = (schema: z.ZodType | undefined, value: unknown, at: string): unknown => {
    const result = schema?.safeParse(value, { error: messages[locale] });
    if (result?.success === false)
      for (const { path, message, code } of result.error.issues.slice(0, 50)) {
        errors.push({ path: [at, ...path].map(String).join("."), message });
        fits &&= code === "custom";
      }
    return result?.data;
  };
  const params = parse(contract.params, event.pathParameters ?? {}, "params");
  // A carrier's webhook may be called with whatever its operators append; what counts there is signed.
  const query = parse(
    contract.query ?? (contract.who === "signed" ? undefined : none),
    event.queryStringParameters ?? {},
    "query",
  );
  const body =
    contract.body &&
    parse(contract.body, contract.who === "signed" ? json(rawBody) : bodyFrom(event.headers, rawBody), "body");
  if (errors.length > 0) throw new Refusal(fits ? "request/inconsistent" : "request/invalid", { errors });
  return { params, query, body };
};

const bodyFrom = (headers: HttpEvent["headers"], raw: string): unknown => {
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? ""))
    throw new Refusal("request/wrong-content-type");
  return json(raw);
};

const json = (raw: string): unknown => {
  if (Buffer.byteLength(raw) > maxBodyBytes) throw new Refusal("request/too-large", { limitBytes: maxBodyBytes });
  try {
    return JSON.parse(raw);
  } catch {
    throw new Refusal("request/not-json");
  }
};
