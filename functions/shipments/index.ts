export { recordScan } from "./record-scan.ts";
