import { refusals } from "./define.ts";

export const carrierRefusals = refusals({
  "carrier/code-taken": {
    kind: "conflict",
    title: { en: "This code is in use", zh: "编码已被使用" },
    help: {
      en: "Another carrier has the code {carrierCode}; choose a different one.",
      zh: "编码 {carrierCode} 已被其他承运商使用，请换一个。",
    },
  },
  "carrier/unknown": {
    kind: "unprocessable",
    title: { en: "There is no such carrier", zh: "承运商不存在" },
    help: {
      en: "Choose an active carrier from the list; {carrierId} is not one.",
      zh: "请从列表中选择启用的承运商，{carrierId} 不可用。",
    },
  },
  "webhook/bad-signature": {
    kind: "unauthenticated",
    title: { en: "The signature does not match", zh: "签名不正确" },
    help: {
      en: "Sign `timestamp.body` byte for byte with this carrier's secret: HMAC-SHA256, in hex, as x-huotong-signature.",
      zh: "请用该承运商的密钥对 `时间戳.正文` 的原始字节做 HMAC-SHA256，以十六进制放入 x-huotong-signature。",
    },
  },
  "webhook/bad-timestamp": {
    kind: "unauthenticated",
    title: { en: "The time of signing is missing or too far off", zh: "缺少签名时间或偏差过大" },
    help: {
      en: "Send the current Unix time in seconds as x-huotong-timestamp, at most {allowedSeconds} seconds off, and sign again.",
      zh: "请在 x-huotong-timestamp 中发送当前 Unix 秒数（偏差不超过 {allowedSeconds} 秒）并重新签名。",
    },
  },
});
