import { type Listening, listen, readBody, send } from "./serve.ts";

/** An error with the name that the SDK's client throws. */
export class AwsError extends Error {
  readonly status: number;
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
/** `AWSEvents.PutEvents` and the like; input and output as the API has them. */
export type Operations = Record<string, (input: any) => unknown>;
export type Rest = (
  path: string,
  body: Buffer,
  headers: Record<string, string>,
) => Promise<{ status: number; body: string }>;

/** The few operations of AWS that have no embedded engine, spoken as its SDK speaks them. */
export const serveAws = (operations: Operations, rest: Rest): Promise<Listening> =>
  listen("the local AWS endpoints", 0, async (request, response) => {
    const body = await readBody(request, 30_000_000);
    const target = String(request.headers["x-amz-target"] ?? "");
    const run = operations[target];
    const headers = { "content-type": "application/x-amz-json-1.1" };
    try {
      if (!target) {
        const reply = await rest(request.url ?? "/", body, request.headers as Record<string, string>);
        return send(response, reply.status, { "content-type": "application/json" }, reply.body);
      }
      if (!run) throw new AwsError("UnknownOperationException", `${target} is not offered locally`);
      send(response, 200, headers, JSON.stringify((await run(JSON.parse(body.toString()))) ?? {}));
    } catch (error) {
      const { name, message } = error as Error;
      const known = error instanceof AwsError;
      if (!known) console.error(`local AWS, ${target}:`, error);
      const type = known ? name : "InternalServiceException";
      const reply = JSON.stringify({ __type: type, message: known ? message : "internal error" });
      send(response, known ? error.status : 500, { ...headers, "x-amzn-errortype": type }, reply);
    }
  });
