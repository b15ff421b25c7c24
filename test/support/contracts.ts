import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EventDefinition } from "../../events/define.ts";
import type { Contract } from "../../shared/contracts/contract.ts";

export const root = join(import.meta.dirname, "../..");
export type AnyContract = Contract<any, any, any, any>;

const exportsOf = async (folder: string): Promise<[name: string, value: unknown][]> => {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".ts"));
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(join(root, folder, file)).href) as Promise<object>),
  );
  return modules.flatMap((module) => Object.entries(module));
};
const has = (value: unknown, ...fields: string[]): boolean =>
  typeof value === "object" && value !== null && fields.every((field) => field in value);

/** Every contract there is, by the name of its constant: from the files, whether or not a trigger knows it. */
export const contractsByName = async (): Promise<Map<string, AnyContract>> => {
  const found = (await exportsOf("shared/contracts")).filter(([, value]) => has(value, "method", "path", "who"));
  return new Map(found as [string, AnyContract][]);
};
/** Every event there is. */
export const allEvents = async (): Promise<EventDefinition<any>[]> => {
  const found = (await exportsOf("events")).filter(([, value]) => has(value, "pattern", "detail"));
  return [...new Set(found.map(([, value]) => value as EventDefinition<any>))];
};
