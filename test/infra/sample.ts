import { z } from "zod";
import { event } from "../../events/define.ts";
import { contract, type Contract } from "../../shared/contracts/contract.ts";
import { type Trigger, triggers } from "../../shared/triggers.ts";

const route = (name: string, method: Contract["method"], path: `/${string}`, who: Contract["who"]): Contract =>
  contract({
    name,
    summary: { en: name, zh: name },
    method,
    path,
    who,
    ok: { status: 200, body: z.object({}) },
    refusals: [],
    example: { reply: {} },
  });
const fact = (source: "samples" | "others", type: string) =>
  event({ source: `huotong.${source}`, type, version: 1, detail: () => z.object({}), example: {} });

/** One trigger of each kind and each permission, so that what infra makes of them is tested whatever the domains are today. */
export const sample: Record<string, readonly Trigger[]> = {
  samples: triggers([
    { route: route("get-sample", "GET", "/samples/{id}", ["viewer"]), run: "samples/get-sample.http", may: ["read"], ifBroken: "nobody sees samples" },
    { route: route("make-sample", "POST", "/samples", ["buyer"]), run: "samples/make-sample.http", may: ["write", "write-files"], ifBroken: "nobody makes samples" },
    { route: route("hear-carrier", "POST", "/carriers/{id}", "signed"), run: "samples/hear-carrier.http", may: ["write"], ifBroken: "carriers are not heard" },
    { route: route("say-hello", "GET", "/hello", "anyone"), run: "samples/say-hello.http", may: [], ifBroken: "probes fail" },
    { on: [fact("samples", "SampleMade"), fact("samples", "SampleLost"), fact("others", "OtherSeen")], run: "samples/tell-people.event", may: ["read", "write", "send-mail", "publish-alerts"], ifBroken: "people are not told" },
    { on: fact("samples", "SampleKept"), run: "samples/invite-people.event", seconds: 60, may: ["read", "write", "manage-identities", "read-files"], ifBroken: "nobody is invited" },
    { every: "rate(15 minutes)", run: "samples/drop-old.job", may: ["read", "write"], ifBroken: "old samples stay" },
    { every: "cron(0 6 * * ? *)", run: "samples/count.job", seconds: 60, may: ["read"], ifBroken: "samples are not counted" },
  ]),
  posts: triggers([
    { stream: "events", run: "posts/send.stream", may: ["write", "publish-events", "write-files"], ifBroken: "nothing follows" },
    { every: "rate(5 minutes)", run: "posts/sweep.job", may: ["read", "write", "publish-events"], ifBroken: "forgotten events stay", pagesWhenLogged: "events were forgotten" },
  ]),
}; // prettier-ignore
