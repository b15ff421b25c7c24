/** A setting of the deployment, read when it is used: a missing one is a fault of the stack, named in the error. */
export const env = (
  name:
    | "TABLE_NAME"
    | "BUS_NAME"
    | "ALERT_TOPIC_ARN"
    | "MAIL_FROM"
    | "PORTAL_URL"
    | "USER_POOL_ID"
    | "FILES_BUCKET"
    | "TOKEN_CLIENT_ID"
    | "QUARANTINE_BUCKET",
): string => {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
};

/** A text that a deployment may leave out. */
export const envText = (name: "ORIGIN_SECRET"): string | undefined => process.env[name] || undefined;

/** One that a deployment may leave out; undefined then. Anything but a positive number is a fault of the stack. */
export const envNumber = (name: "REQUESTS_PER_SECOND"): number | undefined => {
  const value = process.env[name];
  if (!value) return undefined;
  if (!(Number(value) > 0)) throw new Error(`environment variable ${name} is not a positive number`);
  return Number(value);
};
