// Before any module: Zod would try `new Function`, which the page's policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true };
