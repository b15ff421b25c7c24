import { refusals } from "./define.ts";

/** Refusals that any route may give. */
export const platformRefusals = refusals({
  "request/invalid": {
    kind: "invalid",
    title: { en: "The request is not valid", zh: "请求内容不正确" },
    help: {
      en: "Correct the fields listed under errors and send it again.",
      zh: "请按 errors 中列出的字段改正后重新提交。",
    },
  },
  "request/inconsistent": {
    kind: "unprocessable",
    title: { en: "Parts of the request do not fit together", zh: "请求内容前后不一致" },
    help: {
      en: "Each field is well formed; see under errors which of them do not fit, and send it again.",
      zh: "各字段格式正确，但彼此不符，请按 errors 中的说明修改后重新提交。",
    },
  },
  "request/not-json": {
    kind: "invalid",
    title: { en: "The body is not JSON", zh: "请求正文不是有效的 JSON" },
    help: { en: "Send a JSON object; check quotes and commas.", zh: "请发送 JSON 对象，并检查引号和逗号。" },
  },
  "request/wrong-content-type": {
    kind: "unsupported",
    title: { en: "The body must be application/json", zh: "请求正文必须是 application/json" },
    help: { en: "Set Content-Type: application/json.", zh: "请设置 Content-Type: application/json。" },
  },
  "request/too-large": {
    kind: "tooLarge",
    title: { en: "The body is too large", zh: "请求正文过大" },
    help: {
      en: "Send at most {limitBytes} bytes; split the work into several requests.",
      zh: "最多 {limitBytes} 字节，请拆成多次提交。",
    },
  },
  "request/no-such-route": {
    kind: "missing",
    title: { en: "There is no such route", zh: "没有这个接口" },
    help: { en: "See /docs for what there is.", zh: "可用接口见 /docs。" },
  },
  "request/no-such-method": {
    kind: "otherMethod",
    title: { en: "This route does not know the method", zh: "该接口不支持此方法" },
    help: { en: "Use one of these: {methods}.", zh: "可用的方法：{methods}。" },
  },
  "request/too-many": {
    kind: "tooMany",
    title: { en: "Too many requests", zh: "请求过于频繁" },
    help: { en: "Wait {retryAfterSeconds} seconds and try again.", zh: "请等待 {retryAfterSeconds} 秒后重试。" },
  },
  "identity/no-token": {
    kind: "unauthenticated",
    title: { en: "You are not signed in", zh: "您还没有登录" },
    help: { en: "Sign in and send the access token.", zh: "请登录后带上访问令牌。" },
  },
  "identity/not-a-member": {
    kind: "forbidden",
    title: { en: "This account has no access", zh: "该账号没有访问权限" },
    help: { en: "Ask your administrator to grant or restore access.", zh: "请联系管理员开通或恢复权限。" },
  },
  "identity/not-allowed": {
    kind: "forbidden",
    title: { en: "Your role does not allow this", zh: "您的角色不能执行此操作" },
    help: { en: "It takes one of these roles: {roles}.", zh: "需要以下角色之一：{roles}。" },
  },
  "idempotency/key-missing": {
    kind: "invalid",
    title: { en: "An Idempotency-Key is needed", zh: "缺少 Idempotency-Key" },
    help: {
      en: "Send a header Idempotency-Key of 1 to 255 printable characters, new for each intention and the same for each retry.",
      zh: "请发送 1 到 255 个可见字符的 Idempotency-Key 请求头：每个新操作用新值，重试时保持不变。",
    },
  },
  "idempotency/key-reused": {
    kind: "unprocessable",
    title: { en: "This Idempotency-Key was used for another request", zh: "该 Idempotency-Key 已用于另一个请求" },
    help: { en: "Use a new key for a new request.", zh: "新的请求请使用新的值。" },
  },
  "idempotency/in-progress": {
    kind: "conflict",
    title: { en: "The same request is still running", zh: "相同的请求仍在处理中" },
    help: {
      en: "Wait {retryAfterSeconds} seconds and send it again with the same key.",
      zh: "请等待 {retryAfterSeconds} 秒后用同一个值重试。",
    },
  },
  "record/not-found": {
    kind: "missing",
    title: { en: "Not found", zh: "未找到" },
    help: { en: "Check the id; it may have been removed.", zh: "请检查编号，记录可能已被删除。" },
  },
  "record/stale": {
    kind: "conflict",
    title: { en: "Somebody changed this in the meantime", zh: "数据已被他人修改" },
    help: { en: "Load it again, look at what changed, and repeat your change.", zh: "请重新加载，核对变化后再操作。" },
  },
  "system/busy": {
    kind: "busy",
    title: { en: "The system is busy", zh: "系统繁忙" },
    help: {
      en: "Nothing was changed. Try again in {retryAfterSeconds} seconds.",
      zh: "没有任何改动，请在 {retryAfterSeconds} 秒后重试。",
    },
  },
});
