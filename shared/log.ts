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

/** What people are reached by, tokens, and numbers as long as a phone's: a message of another's may quote them. */
const isPersonal = (piece: string): boolean => /\w@/.test(piece) || piece.startsWith("eyJ") || /\d{11}/.test(piece);
const masked = (text: string): string =>
  text
    .split(/([\s"'<>,;:=()])/)
    .map((piece) => (isPersonal(piece) ? "***" : piece))
    .join("");
/**
 * The logger would write every attribute of an error: whole items, where a transaction was cancelled. Name, message, stack and cause are what
 * finds a fault; what JSON.parse says quotes the text it could not read.
 */
const withoutData = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(`a ${typeof error} was thrown`);
  const { name, cause, stack = "" } = error;
  const message = error instanceof SyntaxError ? "it is not what it should be written in" : masked(error.message);
  const told = new Error(message, cause instanceof Error ? { cause: withoutData(cause) } : undefined);
  const at = stack.indexOf("\n    at ");
  const frames = at < 0 ? "" : stack.slice(at);
  return Object.assign(told, { name, stack: `${name}: ${message}${masked(frames)}` });
};

/** A fault, once, with its stack. */
export const logFault = (message: string, error: unknown, fields: LogFields = {}): void =>
  logger().error(message, { ...fields, error: withoutData(error) });
