import { refusalTexts } from "../../shared/contracts/refusals.ts";
import { statusOf } from "../../shared/contracts/refusals/define.ts";
import type { Reply } from "../support/call.ts";

/** What is wrong with an answer that has to be this problem in this language; undefined: nothing. */
export const wrongIn = (reply: Reply, code: string, language: "en" | "zh"): string | undefined => {
  const { kind, title } = refusalTexts[code]!;
  const { body, headers, status } = reply;
  const told = `${status} ${JSON.stringify(body)}`;
  if (status !== statusOf[kind] || body?.status !== status || body.code !== code) return told;
  if (body.type !== `urn:huotong:problem:${code}` || body.title !== title[language]) return told;
  if (!body.detail || /\{\w+\}/.test(body.detail) || !body.instance?.startsWith("/")) return told;
  if (/\p{Script=Han}/u.test(body.title + body.detail) !== (language === "zh")) return told;
  const expected = language === "zh" ? "zh-CN" : "en";
  if (headers["content-language"] !== expected || !headers["content-type"]?.startsWith("application/problem+json"))
    return `${told} ${JSON.stringify(headers)}`;
  return undefined;
};
