import { parts } from "./parts.ts";

/** One part in a process of its own: each opens a system of its own, and nothing of one is left for the next. */
const [name, quick] = process.argv.slice(2);
process.send!(await parts[name as keyof typeof parts]({ quick: quick === "quick" }));
process.exit(0);
