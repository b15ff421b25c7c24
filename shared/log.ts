import { Logger } from "@aws-lambda-powertools/logger";
import { lazily } from "./client-settings.ts";

const logger = lazily(() => new Logger({ serviceName: "huotong" }));
/** What may be written to the log: names, ids, codes and figures. Never an event, a header, a body or a person's data. */
export type LogFields = Partial<
  Record<
    | "name"
    | "code"
    | "requestId"
    | "eventId"
    | "eventType"
    | "slot"
    | "status"
    | "durationMs"
    | "count"
    | "key"
    | "sub",
    string | number
  >
>;

/** A fault, once, with its stack. */
export const logFault = (message: string, error: unknown, fields: LogFields = {}): void =>
  logger().error(message, { ...fields, error: error as Error });
