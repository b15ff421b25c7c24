import { buildSync } from "esbuild";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";

export const root = join(import.meta.dirname, "..");

/** Every route of a domain in one function: API Gateway names the route, the table finds its handler. */
export const httpEntry = (routes: readonly { routeKey: string; run: string }[]): string =>
  [
    ...routes.map(({ run }, i) => `import { handler as h${i} } from "./functions/${run}.ts";`),
    `const routes = new Map([${routes.map(({ routeKey }, i) => `[${JSON.stringify(routeKey)}, h${i}]`).join(", ")}]);`,
    `export const handler = (event, context) => routes.get(event.routeKey)(event, context);`,
  ].join("\n");

export const singleEntry = (run: string): string => `export { handler } from "./functions/${run}.ts";`;

/** One CommonJS file with everything in it, the SDK too. Unminified: its stack traces are read by people. */
export const bundleTo = (outfile: string, entry: string): void => {
  buildSync({
    stdin: { contents: entry, resolveDir: root, sourcefile: "entry.ts", loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    // The packages' ES modules: of them esbuild keeps what is used (1.3 MB instead of 1.8), and a function loads 30 ms sooner.
    mainFields: ["module", "main"],
    target: "node24",
    format: "cjs",
    legalComments: "none",
    logLevel: "error",
  });
};

/** The entry is a text, not a file: nothing generated lies about. Skipped where synth does not bundle (tests). */
export const codeOf = (domain: string, entry: string): Code => {
  const folder = join(root, "functions", domain);
  return Code.fromAsset(existsSync(folder) ? folder : join(root, "functions"), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK remembers bundles by what of these options can be printed: without the entry here, all of a domain would share the first one.
      command: [entry],
      image: DockerImage.fromRegistry("bundled-here-by-esbuild"),
      local: {
        tryBundle: (outputDir) => {
          bundleTo(join(outputDir, "index.js"), entry);
          return true;
        },
      },
    },
  });
};
