import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { connect } from "./app/ask.ts";
import { readConfig } from "./app/config.ts";
import { newQueryClient } from "./app/data.ts";
import { Portal } from "./app/portal.tsx";
import { openSession } from "./app/session.ts";
import { language } from "./app/texts.ts";
import "./app/portal.css";

const config = await readConfig();
const session = await openSession(config);
connect({ config, session, locale: language });
createRoot(document.getElementById("app")!).render(
  <QueryClientProvider client={newQueryClient()}>
    <Portal signOut={() => void session.signOut()} />
  </QueryClientProvider>,
);
