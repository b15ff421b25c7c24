import { refusals } from "./define.ts";

export const savedListRefusals = refusals({
  "saved-list/name-taken": {
    kind: "conflict",
    title: { en: "There is a list of this name", zh: "清单名称已存在" },
    help: { en: "Change the list {name}, or choose another name.", zh: "请修改清单“{name}”，或改用其他名称。" },
  },
  "saved-list/too-many": {
    kind: "conflict",
    title: { en: "No more lists can be saved", zh: "清单数量已达上限" },
    help: { en: "At most {limit} are kept; delete one first.", zh: "最多保存 {limit} 个清单，请先删除一个。" },
  },
});
