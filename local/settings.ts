/** Where everything is on this machine. The five public ports follow each other; the engine and the small AWS endpoints take free ones. */
export interface Addresses {
  api: string;
  signIn: string;
  mailbox: string;
  files: string;
  portal: string;
}
export const defaultPort = 8420;
export const region = "eu-central-1";
export const account = "000000000000";
export const scope = "huotong/api";
export const clientId = "huotong-portal";
export const names = {
  /** Systems that share one engine (DYNAMODB_ENDPOINT) need a table each. */
  table: process.env.LOCAL_TABLE_NAME ?? "huotong",
  bus: "huotong",
  alertTopic: "huotong-alerts",
  filesBucket: "huotong-files",
  quarantineBucket: "huotong-quarantine",
} as const;

export const addressesAt = (ports: readonly number[]): Addresses => {
  const [api, signIn, mailbox, files, portal] = ports.map((port) => `http://localhost:${port}`);
  return {
    api: api!,
    signIn: signIn!,
    mailbox: mailbox!,
    files: files!.replace("localhost", "127.0.0.1"),
    portal: portal!,
  };
};

/** What the functions read from their environment when they are deployed; the SDK's own variables point its clients here. */
export const applySettings = (at: Addresses, dynamoDb: string, aws: string): void => {
  Object.assign(process.env, {
    TABLE_NAME: names.table,
    BUS_NAME: names.bus,
    ALERT_TOPIC_ARN: `arn:aws:sns:${region}:${account}:${names.alertTopic}`,
    MAIL_FROM: "no-reply@huotong.example",
    PORTAL_URL: at.portal,
    USER_POOL_ID: `${region}_local`,
    FILES_BUCKET: names.filesBucket,
    QUARANTINE_BUCKET: names.quarantineBucket,
    TOKEN_CLIENT_ID: clientId,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws,
    AWS_ENDPOINT_URL_SESV2: aws,
    AWS_ENDPOINT_URL_SQS: at.files,
    AWS_ENDPOINT_URL_SNS: at.files,
    AWS_ENDPOINT_URL_S3: at.files,
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? "WARN",
  });
};
