import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { DistributorId, DocumentId, Instant } from "./primitives.ts";

const path = "/distributors/{distributorId}/qualifications/{documentId}/file";
const params = z.strictObject({ distributorId: DistributorId, documentId: DocumentId });
const paramsExample = { distributorId: "dst_0001", documentId: "doc_licence" };
const url = "https://files.example.com/qualifications/dst_0001/doc_licence";
const FileType = z.enum(["application/pdf", "image/png", "image/jpeg"]);

export const uploadQualificationFile = contract({
  name: "upload-qualification-file",
  summary: {
    en: "A form to post the file of a qualification document: PDF, PNG or JPEG, at most 2 MB, within 15 minutes",
    zh: "获取资质文件上传表单：PDF、PNG 或 JPEG，不超过 2 MB，15 分钟内有效",
  },
  method: "POST",
  path,
  who: ["sales", "admin"],
  params,
  body: z.strictObject({ contentType: FileType }),
  ok: {
    status: 201,
    /** A multipart form: these fields, then `file`. A new file replaces the one before. */
    body: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  },
  refusals: [],
  example: {
    params: paramsExample,
    body: { contentType: "application/pdf" },
    reply: { url, fields: { "Content-Type": "application/pdf", key: "qualifications/dst_0001/doc_licence" } },
  },
});
export const getQualificationFile = contract({
  name: "get-qualification-file",
  summary: {
    en: "A link to the file of a qualification document, good for five minutes",
    zh: "资质文件下载链接（五分钟内有效）",
  },
  method: "GET",
  path,
  who: roles,
  params,
  ok: {
    status: 200,
    body: z.object({ url: z.string(), contentType: z.string(), bytes: z.int(), goodUntil: Instant }),
  },
  refusals: ["qualification/no-file"],
  example: {
    params: paramsExample,
    reply: { url, contentType: "application/pdf", bytes: 81_920, goodUntil: "2026-11-23T02:05:00.000Z" },
  },
});
