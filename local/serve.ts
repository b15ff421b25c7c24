import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Mishap } from "./mishap.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
export interface Listening {
  port: number;
  stop(): Promise<void>;
}

/** Listens on this machine alone. */
export const listen = async (what: string, port: number, answer: Answer): Promise<Listening> => {
  const server = createServer({ maxHeaderSize: 10_240, keepAliveTimeout: 5_000 }, (request, response) => {
    Promise.resolve()
      .then(() => answer(request, response))
      .catch((error: unknown) => {
        console.error(`${what}:`, error);
        if (!response.headersSent) response.writeHead(500).end();
      });
  });
  await bound(server, what, port);
  return {
    port: (server.address() as { port: number }).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
};

const bound = (server: Server, what: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "EADDRINUSE" ? portTaken(what, port) : error),
    );
    server.listen(port, "127.0.0.1", () => done());
  });

export const portTaken = (what: string, port: number): Mishap =>
  new Mishap(
    `Port ${port} is taken (wanted for ${what}).`,
    "Stop what uses it, or choose others: npm start -- --port 9000 (takes that one and the four after it).",
  );

export class TooLarge extends Error {}
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

export const send = (
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number | boolean>,
  body = "",
): void => {
  for (const [name, value] of Object.entries(headers)) {
    const before = name === "vary" ? response.getHeader("vary") : undefined;
    response.setHeader(name, before ? `${String(before)}, ${String(value)}` : String(value));
  }
  response.writeHead(status).end(body);
};
