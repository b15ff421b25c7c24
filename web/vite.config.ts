import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Ant Design and its parts write styles through this one module; ours does it in a way that the page's policy allows. */
const adoptedStyles = (): Plugin => ({
  name: "adopted-styles",
  enforce: "pre",
  resolveId: (source, importer) =>
    /(^|\/)dynamicCSS(\.js)?$/i.test(source) &&
    (importer?.includes("@rc-component") || source.startsWith("@rc-component"))
      ? join(import.meta.dirname, "src/app/adopted-styles.ts")
      : undefined,
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [adoptedStyles(), react()],
  resolve: { alias: { zod: join(import.meta.dirname, "src/app/no-zod.ts") } },
  optimizeDeps: { exclude: ["@rc-component/util"] },
  server: { port: 5173, strictPort: true, proxy: { "/config.json": "http://localhost:8424" } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0, // a data: script or style would be against the page's policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // A word of zod that src/app/no-zod.ts lacks would be found by the first who opens the page.
      onwarn: (warning, tell) => {
        if (warning.code === "IMPORT_IS_UNDEFINED") throw new Error(warning.message);
        tell(warning);
      },
    },
  },
});
