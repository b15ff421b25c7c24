import { exportSupplyLines } from "../../../../shared/contracts/supply-plans.ts";
import { ask } from "../../app/ask.ts";

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands the open lines over as a file. */
export const saveXlsx = async (): Promise<void> => {
  const { fileName, base64 } = await ask(exportSupplyLines, {});
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
