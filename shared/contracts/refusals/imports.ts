import { refusals } from "./define.ts";

export const importRefusals = refusals({
  "import/file-missing": {
    kind: "unprocessable",
    title: { en: "Files are missing", zh: "缺少文件" },
    help: {
      en: "Post these files to the addresses that came with the import, then start it: {files}. Older than 15 minutes? Begin a new import.",
      zh: "请先把以下文件上传到新建导入时返回的地址，再开始导入：{files}。超过 15 分钟请重新新建。",
    },
  },
  "import/not-possible-now": {
    kind: "conflict",
    title: { en: "The import cannot be started now", zh: "当前不能开始该导入" },
    help: {
      en: "It is {state}. One that runs may be started again when it has not moved for {minutes} minutes; for other files begin a new one.",
      zh: "当前状态：{state}。运行中的导入停滞 {minutes} 分钟后可以再次开始；新的文件请新建导入。",
    },
  },
});
