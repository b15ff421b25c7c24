import { refusals } from "./define.ts";

export const companyRefusals = refusals({
  "company/unknown-time-zone": {
    kind: "unprocessable",
    title: { en: "This time zone is not known", zh: "时区不存在" },
    help: {
      en: "{timeZone} is not an IANA name; use one such as Asia/Shanghai.",
      zh: "{timeZone} 不是有效的时区名称，请使用如 Asia/Shanghai 的名称。",
    },
  },
});
