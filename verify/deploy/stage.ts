import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyBuckets } from "../../infra/empty-buckets.ts";
import { cdk, root } from "../tools.ts";
import { adapt } from "./adapt.ts";
import type { Emulator } from "./emulator.ts";

export interface Stage {
  name: string;
  /** The checkout that it is deployed from. */
  at: string;
  /** What the emulator lacks of it: how many of each. */
  lacking: Record<string, number>;
  bootstrap(): void;
  deploy(): string;
  /** As `npm run destroy` does; how many objects its buckets held. */
  destroy(): Promise<Record<string, number>>;
  /** Of the last deployment: `output("portal", "ClientId")`. */
  output(stack: string, name: string): string;
}

/** `at`: this checkout, or another release's. Synthesizes with all checks of the project, as `cdk deploy` would. Its mail sender is its own: an account knows each sender once. */
export const aStage = (name: string, { env, port, files }: Emulator, at: string = root): Stage => {
  const folder = join(at, "cdk.out/verify", name);
  cdk(["synth", "--quiet", "-c", `stage=${name}`, "-c", `mailFrom=${name}@example.com`, "--output", folder], env, at);
  const lacking = adapt(folder, port);
  const outputs = join(folder, "outputs.json");
  return {
    name,
    at,
    lacking,
    bootstrap: () => void cdk(["bootstrap", "--app", folder], env),
    deploy: () => {
      const how = ["--all", "--require-approval", "never", "--concurrency", "4", "--outputs-file", outputs];
      return cdk(["deploy", "--app", folder, ...how], env);
    },
    destroy: async () => {
      const emptied = await emptyBuckets(name, files);
      cdk(["destroy", "--app", folder, "--all", "--force"], env);
      return emptied;
    },
    output: (stack, output) => {
      const value = JSON.parse(readFileSync(outputs, "utf8"))[`huotong-${name}-${stack}`]?.[output];
      if (!value) throw new Error(`${stack} has no output ${output}`);
      return value as string;
    },
  };
};
