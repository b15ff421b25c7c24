import { refusals } from "./define.ts";

export const distributorRefusals = refusals({
  "distributor/code-taken": {
    kind: "conflict",
    title: { en: "Another distributor has this code", zh: "该编码已被其他经销商使用" },
    help: { en: "Choose another code than {code}.", zh: "请使用 {code} 以外的编码。" },
  },
  "distributor/unknown-entity": {
    kind: "unprocessable",
    title: { en: "This legal entity is not known", zh: "法人主体不存在" },
    help: {
      en: "Leave entityId out for a new legal entity, or give the one of a distributor that shares its credit.",
      zh: "新法人主体请勿填写 entityId；共用信用账户时请填写已有经销商的 entityId。",
    },
  },
  "distributor/unknown-parent": {
    kind: "unprocessable",
    title: { en: "The parent distributor is not known", zh: "上级经销商不存在" },
    help: { en: "Check parentId {parentId}.", zh: "请检查上级经销商 {parentId}。" },
  },
  "distributor/parent-cycle": {
    kind: "unprocessable",
    title: { en: "A distributor cannot stand below itself", zh: "经销商不能成为自己的下级" },
    help: {
      en: "{parentId} stands below this distributor; choose a parent outside its own branch.",
      zh: "{parentId} 是该经销商的下级，请选择其他上级。",
    },
  },
  "distributor/parents-too-deep": {
    kind: "unprocessable",
    title: { en: "Too many levels of distributors", zh: "经销商层级过多" },
    help: { en: "At most {limit} levels may stand above one.", zh: "上级最多 {limit} 层。" },
  },
  "distributor/unknown-location": {
    kind: "unprocessable",
    title: { en: "A warehouse is not known", zh: "仓库不存在" },
    help: { en: "Check these ids: {locations}.", zh: "请检查这些仓库编号：{locations}。" },
  },
  "distributor/not-possible-now": {
    kind: "conflict",
    title: { en: "Its status does not allow this", zh: "当前状态不允许此操作" },
    help: { en: "The distributor is {status}.", zh: "该经销商当前状态为 {status}。" },
  },
  "qualification/no-file": {
    kind: "missing",
    title: { en: "This document has no file yet", zh: "该资质尚未上传文件" },
    help: { en: "HQ sales can upload the file of {kind} {number}.", zh: "请总部销售上传 {kind} {number} 的文件。" },
  },
});
