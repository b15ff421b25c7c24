/** Rules of this house that oxlint does not bring. */
const ownsNoClock = {
  meta: { type: "problem", docs: { description: "the time of day comes from shared/clock.ts" } },
  create: (context) => {
    const report = (node) =>
      context.report({ node, message: "The present comes from shared/clock.ts; new Date(value) is fine." });
    return {
      NewExpression: (node) => {
        if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0)
          report(node);
      },
      CallExpression: (node) => {
        if (node.callee.type === "Identifier" && node.callee.name === "Date") report(node);
      },
    };
  },
};
/** The one file that may send each command that changes something; a command without a file may not be sent at all. */
const senders = {
  TransactWriteCommand: "shared/commit.ts",
  PutCommand: "shared/table.ts",
  PutEventsCommand: "functions/outbox/publish.ts",
};
const changes =
  /^(TransactWrite|Put|Update|Delete|BatchWrite|PutEvents|(Batch)?ExecuteStatement|ExecuteTransaction|Scan)(Item|Items)?Command$/;
const store = /^@aws-sdk\/(lib-dynamodb|client-dynamodb|client-eventbridge)$/;
const oneWayToWrite = {
  meta: { type: "problem", docs: { description: "each kind of write has one module, and no fallback beside it" } },
  create: (context) => ({
    ImportDeclaration: (node) => {
      if (!store.test(node.source.value)) return;
      const file = context.filename.replaceAll("\\", "/");
      for (const { type, imported, start, end } of node.specifiers) {
        const all = type !== "ImportSpecifier";
        const name = all ? "all of it" : imported.name;
        if (all || (changes.test(name) && !(senders[name] && file.endsWith(`/${senders[name]}`))))
          context.report({
            node: { ...node, start, end },
            message: `${name}: only ${senders[name] ?? "nobody"} may send it.`,
          });
      }
    },
  }),
};
const secret = /^(event|events|request|headers|body|rawBody|detail|data|raw|email|phone|token|authorization)$/;
const logsNoData = {
  meta: { type: "problem", docs: { description: "what is logged are names, ids, codes and figures" } },
  create: (context) => {
    const look = (node) => {
      if (!node) return;
      if (node.type === "Identifier" && secret.test(node.name))
        context.report({ node, message: `${node.name} may hold what the log must not; log an id.` });
      if (node.type === "MemberExpression") {
        if (!node.computed && secret.test(node.property.name)) look(node.property);
        else if (node.object.type === "MemberExpression") look(node.object);
      }
      if (node.type === "ObjectExpression")
        for (const one of node.properties) look(one.type === "SpreadElement" ? one.argument : one.value);
      if (node.type === "TemplateLiteral") node.expressions.forEach(look);
      if (node.type === "CallExpression") node.arguments.forEach(look);
    };
    return {
      CallExpression: (node) => {
        if (node.callee.type === "Identifier" && node.callee.name === "logFault") node.arguments.forEach(look);
      },
    };
  },
};
export default {
  meta: { name: "house" },
  rules: { "owns-no-clock": ownsNoClock, "one-way-to-write": oneWayToWrite, "logs-no-data": logsNoData },
};
