import { database } from "../../shared/table.ts";

export interface Faults {
  /** Calls of the table since `from`. */
  seen: number;
  /** The call that fails, counted from 1; 0: none, Infinity: every one. */
  failing: number;
  from(failing: number): void;
  /** Until no call is under way: a request that failed may have left some behind, and they would be counted for the next. */
  quiet(): Promise<void>;
}
/** An error as bad as they come: like the reasons of a cancelled transaction, it carries what was asked for. */
const fault = (input: unknown): Error =>
  Object.assign(new Error("the store refuses"), {
    name: "ValidationException",
    input,
    CancellationReasons: [{ Item: input }],
  });

/** Makes the table's client fail at the call that is named. */
export const tableFaults = (): Faults => {
  let underWay = 0;
  const faults: Faults = {
    seen: 0,
    failing: 0,
    from: (failing) => void Object.assign(faults, { seen: 0, failing }),
    quiet: async () => {
      do await new Promise((done) => setImmediate(done));
      while (underWay > 0);
    },
  };
  database().middlewareStack.add(
    (next) => async (args) => {
      faults.seen += 1;
      if (faults.failing === Infinity || faults.seen === faults.failing) throw fault(args.input);
      underWay += 1;
      return next(args).finally(() => (underWay -= 1));
    },
    { step: "initialize", name: "faults" },
  );
  return faults;
};
