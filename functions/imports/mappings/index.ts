import type { Mapping } from "../mapping.ts";
import { northwind } from "./northwind.ts";
import { standard } from "./standard.ts";

const mappings: Record<string, Mapping> = { northwind, standard };
export const mappingOf = (name: string): Mapping | undefined => mappings[name];
