import { canarySent } from "../../events/outbox.ts";
import { triggers } from "../../shared/triggers.ts";
import { unsent } from "./unsent.ts";

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
    pagesWhenLogged: unsent,
  },
  {
    on: canarySent,
    run: "outbox/hear-canary.event",
    may: ["write"],
    ifBroken: "nobody can tell after a deployment whether news arrive",
  },
]);
