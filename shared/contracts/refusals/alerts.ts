import { refusals } from "./define.ts";

export const alertRefusals = refusals({
  "alert/resolved": {
    kind: "conflict",
    title: { en: "This alert is over", zh: "该预警已解除" },
    help: {
      en: "Its cause is gone; nothing is left to do.",
      zh: "触发原因已消除，无需再处理。",
    },
  },
  "alert/snooze-past": {
    kind: "unprocessable",
    title: { en: "That time has passed", zh: "该时间已过" },
    help: {
      en: "Choose a time after now, at most {maximumDays} days ahead.",
      zh: "请选择现在之后、最多 {maximumDays} 天内的时间。",
    },
  },
});
