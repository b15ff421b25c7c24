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
export default { meta: { name: "house" }, rules: { "owns-no-clock": ownsNoClock } };
