import { Duration } from "aws-cdk-lib";
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { pageHeaders } from "../shared/headers.ts";

/** The map of shared/headers.ts, in CloudFront's words: it wants five of them in fields of their own. */
export const headersPolicy = (
  scope: Construct,
  id: string,
  connect: readonly string[],
  more: Record<string, string> = {},
): ResponseHeadersPolicy => {
  const {
    "content-security-policy": contentSecurityPolicy,
    "strict-transport-security": _twoYears,
    "x-content-type-options": _nosniff,
    "referrer-policy": _noReferrer,
    ...rest
  } = { ...pageHeaders(connect), ...more };
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy!, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(rest).map(([header, value]) => ({ header, value, override: true })),
    },
  });
};
