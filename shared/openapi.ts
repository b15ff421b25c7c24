import * as z from "zod";
import type { Contract } from "./contracts/contract.ts";
import { everywhere, refusalTexts } from "./contracts/refusals.ts";
import { type RefusalTexts, statusOf } from "./contracts/refusals/define.ts";

type Json = Record<string, unknown>;
type AnyContract = Contract<any, any, any, any>;

/** What is trimmed before it is measured must hold so many characters between its first and last that are no spaces; JSON Schema knows no trimming. */
const trimmed = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void => {
  const { checks = [] } = zodSchema._zod.def;
  const least = Number(jsonSchema.minLength ?? 0);
  if (least === 0 || jsonSchema.pattern || !checks.some(({ _zod }) => _zod.def.check === "overwrite")) return;
  const seen = "[^\\s\\ufeff]";
  jsonSchema.pattern = least === 1 ? seen : `${seen}[\\s\\S]{${least - 2},}${seen}`;
};
const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const how = {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
    ...(io === "input" && { override: trimmed }),
  } as const;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, how as Parameters<typeof z.toJSONSchema>[1]);
  return rest;
};

const parameters = (
  schema: z.ZodType | undefined,
  where: "path" | "query",
  example: Record<string, string> = {},
): Json[] => {
  const { properties = {}, required = [] } = (schema ? schemaOf(schema, "input") : {}) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
    ...(example[name] !== undefined && { example: example[name] }),
  }));
};

const takesKey = ({ method, who, asksOnly }: AnyContract): boolean =>
  method === "POST" && typeof who !== "string" && !asksOnly;

/** Where it applies: those that concern tokens not on open routes, those of keys where one is taken. */
const commonTo = (contract: AnyContract): string[] =>
  everywhere.filter(
    (code) =>
      (!code.startsWith("identity/") || typeof contract.who !== "string") &&
      (!code.startsWith("idempotency/") || takesKey(contract)),
  );

const problems = (contract: AnyContract): Json => {
  const codes = [...new Set<string>([...contract.refusals, ...commonTo(contract)])];
  const byStatus = Map.groupBy(codes, (code) => statusOf[(refusalTexts[code] as RefusalTexts).kind]);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      {
        description: of
          .map((code) => `\`${code}\` ${refusalTexts[code]!.title.en} · ${refusalTexts[code]!.title.zh}`)
          .join("\n\n"),
        content: {
          "application/problem+json": {
            schema: { allOf: [{ $ref: "#/components/schemas/Problem" }], properties: { code: { enum: of } } },
            examples: Object.fromEntries(
              of.map((code) => [code.replace("/", "."), { value: exampleOf(code, status) }]),
            ),
          },
        },
      },
    ]),
  );
};
const exampleOf = (code: string, status: number): Json => {
  const { title, help } = refusalTexts[code] as RefusalTexts;
  return { type: `urn:huotong:problem:${code}`, title: title.en, status, detail: help.en, code };
};

const operation = (contract: AnyContract): Json => {
  const { name, summary, who, params, query, body, ok, example, path } = contract;
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description: "New for each intention, the same for each retry of it.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[!-~]+$" },
    example: "a-new-value-for-each-intention",
  };
  return {
    operationId: name,
    summary: summary.en,
    description: `${summary.zh}\n\n${typeof who === "string" ? who : `Roles: ${who.join(", ")}`}`,
    tags: [path.split("/")[1]],
    security: typeof who === "string" ? [] : [{ signIn: ["openid", "huotong/api"] }],
    parameters: [
      ...parameters(params, "path", example.params),
      ...parameters(query, "query", example.query),
      ...(takesKey(contract) ? [key] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(body, "input"), example: example.body } },
      },
    }),
    responses: {
      [ok.status]: {
        description: summary.en,
        ...(ok.status !== 204 && {
          content: { "application/json": { schema: schemaOf(ok.body, "output"), example: example.reply } },
        }),
      },
      ...problems(contract),
      431: { description: "Address and headers are more than 10 KB; told by the gateway, without a body." },
    },
  };
};

const problem = {
  type: "object",
  description: "RFC 9457. `code` is stable; `detail` says what to do, in the reader's language.",
  required: ["type", "title", "status", "detail", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string" },
    facts: { type: "object" },
    errors: { type: "array", items: { type: "object" } },
    instance: { type: "string" },
  },
};

/** The OpenAPI 3.1 document of some contracts. @param at addresses of the API and of the sign-in's two endpoints. */
export const openApi = (
  contracts: readonly AnyContract[],
  at: { api: string; authorizationUrl: string; tokenUrl: string },
): Json => {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) (paths[contract.path] ??= {})[contract.method.toLowerCase()] = operation(contract);
  return {
    openapi: "3.1.0",
    info: {
      title: "Huotong",
      version: "0.1.0",
      description: "Sales management for companies that sell through distributors · 货通分销管理",
    },
    servers: [{ url: at.api }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        signIn: {
          type: "oauth2",
          flows: {
            authorizationCode: {
              authorizationUrl: at.authorizationUrl,
              tokenUrl: at.tokenUrl,
              scopes: { openid: "Who you are", "huotong/api": "Use the API" },
            },
          },
        },
      },
    },
  };
};
