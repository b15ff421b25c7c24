/**
 * Who may import whom. A file of a domain is an entry point (.http .event .job .stream), storage (.table), the front door (index),
 * triggers, a step (named below: it reads, writes or asks other domains on behalf of entry points) or, by default, a rule: pure.
 */
const steps = require("./.import-steps.json");
const escaped = (path) => path.replace(/[.]/g, "\\.");
const entryPoint = "^functions/[^/]+/[^/]+\\.(http|event|job|stream)\\.ts$";
const anyDomainFile = "^functions/([^/]+)/";
const notTypes = { dependencyTypesNot: ["type-only"] };

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "Modules that need each other cannot be understood or moved apart.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      comment: "Rules take data and give data: no storage, no other domain, no SDK, no middleware, nothing of Node.",
      from: {
        path: anyDomainFile,
        pathNot: [
          entryPoint,
          "\\.table\\.ts$",
          "^functions/[^/]+/(index|triggers)\\.ts$",
          ...steps.map((step) => `^functions/${escaped(step)}\\.ts$`),
        ],
      },
      to: {
        ...notTypes,
        path: [
          "\\.table\\.ts$",
          "^shared/(commit|table|http|on|job|once|outbox|client-settings|env|log|membership)\\.ts$",
          "^functions/[^/]+/index\\.ts$",
          "^node:",
          "node_modules/(@aws-sdk|@smithy|@middy)/",
          ...steps.map((step) => `^functions/${escaped(step)}\\.ts$`),
        ],
      },
    },
    {
      name: "rules-know-no-builtins",
      severity: "error",
      comment: "See rules-are-pure.",
      from: {
        path: anyDomainFile,
        pathNot: [
          entryPoint,
          "\\.table\\.ts$",
          "^functions/[^/]+/(index|triggers)\\.ts$",
          ...steps.map((step) => `^functions/${escaped(step)}\\.ts$`),
        ],
      },
      to: { ...notTypes, dependencyTypes: ["core"] },
    },
    {
      name: "domains-meet-at-the-front-door",
      severity: "error",
      comment: "Another domain is asked through its index.ts; what lies behind may change.",
      from: { path: anyDomainFile },
      to: { path: anyDomainFile, pathNot: ["^functions/$1/", "^functions/[^/]+/index\\.ts$"] },
    },
    {
      name: "nobody-imports-an-entry-point",
      severity: "error",
      comment: "Entry points are woken by triggers.",
      from: { pathNot: "^(test|local|verify)/" },
      to: { path: entryPoint },
    },
    {
      name: "infra-sees-triggers-not-code",
      severity: "error",
      comment: "What is deployed is data; code is bundled by path.",
      from: { path: "^infra/" },
      to: {
        path: "^functions/",
        pathNot: ["^functions/triggers\\.ts$", "^functions/[^/]+/triggers\\.ts$"],
        ...notTypes,
      },
    },
    {
      name: "cdk-stays-in-infra",
      severity: "error",
      comment: "Nothing that runs knows how it was deployed.",
      from: { pathNot: "^(infra|test)/" },
      to: { path: "node_modules/(aws-cdk-lib|constructs|cdk-nag)/" },
    },
    {
      name: "the-portal-sees-contracts-only",
      severity: "error",
      comment: "The portal is a client like any other.",
      from: { path: "^web/" },
      to: { path: "^(functions|events|infra|local|shared/(?!contracts/))" },
    },
    {
      name: "contracts-know-only-zod",
      severity: "error",
      comment: "They are read by the portal, the documentation and every function.",
      from: { path: "^shared/contracts/" },
      to: { pathNot: ["^shared/contracts/", "node_modules/zod/"] },
    },
    {
      name: "events-know-only-zod-and-contracts",
      severity: "error",
      comment: "Facts outlive the code that told them.",
      from: { path: "^events/" },
      to: { pathNot: ["^events/", "^shared/contracts/", "node_modules/zod/"] },
    },
    {
      name: "shared-knows-no-domain",
      severity: "error",
      comment: "What every domain needs depends on none.",
      from: { path: "^shared/" },
      to: { path: "^functions/" },
    },
    {
      name: "nothing-needs-local-or-tests",
      severity: "error",
      comment: "What is deployed runs without them.",
      from: { pathNot: "^(local|test|verify|vitest\\.config)" },
      to: { path: "^(local|test)/" },
    },
    {
      name: "every-import-resolves",
      severity: "error",
      comment: "An import that cannot be found is one that no rule was applied to.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|cdk\\.out|web/dist|verify/[^/]+/\\.venv)/" },
    tsPreCompilationDeps: "specify",
    detectProcessBuiltinModuleCalls: false,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
