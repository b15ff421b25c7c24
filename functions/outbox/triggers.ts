import { triggers } from "../../shared/triggers.ts";

export const outbox = triggers([
  {
    stream: "events",
    run: "outbox/publish-events.stream",
    may: ["write", "publish-events", "write-files"],
    ifBroken: "nothing follows from anything: orders are taken, but no domain hears of them",
  },
  {
    every: "rate(5 minutes)",
    run: "outbox/sweep-unsent.job",
    may: ["read", "write", "publish-events", "write-files"],
    ifBroken: "news that the stream lost stay unsent",
  },
]);
