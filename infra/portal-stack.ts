import { CfnOutput, CfnParameter, Fn, Stack, type StackProps } from "aws-cdk-lib";
import { HttpAuthorizer, HttpAuthorizerType } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Construct } from "constructs";
import { apiHeaders, forAYear } from "../shared/headers.ts";
import { acknowledge } from "./acknowledge.ts";
import { logBucket, privateBucket } from "./files.ts";
import { originHeader } from "./origin-secret.ts";
import { headersPolicy } from "./page-headers.ts";
import { apiScope } from "./people.ts";
import type { PlatformStack } from "./platform-stack.ts";
import { SignInClient } from "./sign-in-client.ts";

/** What routes and mails must know of the portal. */
export interface Front {
  url: string;
  authorizerId: string;
  scope: string;
}

/** `/orders/ord_1` is a page of the portal, `/docs` a folder; what has a dot is a file. */
const pageOf = `function handler(event) {
  var request = event.request;
  if (request.uri === "/docs" || request.uri === "/docs/") request.uri = "/docs/index.html";
  else if (!request.uri.includes(".")) request.uri = "/index.html";
  return request;
}`;
/** Pages call /api/… at their own origin, so there is no CORS; the API itself knows no such prefix. */
const routeOf = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.slice("/api".length) || "/";
  return request;
}`;

/** The portal's files and the one address for pages, docs and API; its sign-in client, whose tokens the API accepts. */
export class PortalStack extends Stack {
  readonly front: Front;

  constructor(scope: Construct, id: string, props: StackProps & { platform: PlatformStack }) {
    super(scope, id, props);
    const { platform } = props;
    const { stage, people, api } = platform;
    const logs = logBucket(this, "Logs", stage, "site-logs");
    const site = privateBucket(this, "Site", stage, "site", {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "site/",
    });
    const onRequest = (id: string, code: string) => ({
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new Function(this, id, { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 }),
    });
    const origin = S3BucketOrigin.withOriginAccessControl(site);
    const https = { viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY };
    // The sign-in's pages and tokens, its issuer's document and keys, and the bucket that imports and qualifications are posted to.
    const issuer = people.pool.userPoolProviderUrl;
    const connect = [
      people.signIn.baseUrl(),
      `https://cognito-idp.${this.region}.amazonaws.com`,
      `https://${platform.files.files.bucketRegionalDomainName}`,
    ];
    // Asked for at deployment, for they cannot be guessed; the other stages have CloudFront's address and no firewall.
    const parameter = (id: string, description: string): string =>
      new CfnParameter(this, id, { type: "String", description }).valueAsString;
    const own = stage.edge.own && {
      domain: parameter("DomainName", "The portal's own domain"),
      certificateArn: parameter("CertificateArn", "Its certificate (us-east-1)"),
      webAclArn: parameter("WebAclArn", "Output of the edge stack (us-east-1)"),
    };
    const distribution = new Distribution(this, "Distribution", {
      comment: `huotong-${stage.name}`,
      defaultRootObject: "index.html",
      httpVersion: HttpVersion.HTTP2_AND_3,
      logBucket: logs,
      logFilePrefix: "portal/",
      ...(own && {
        webAclId: own.webAclArn,
        domainNames: [own.domain],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, "Certificate", own.certificateArn),
      }),
      defaultBehavior: {
        ...https,
        origin,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headersPolicy(this, "PageHeaders", connect),
        functionAssociations: [onRequest("PageOf", pageOf)],
      },
      additionalBehaviors: {
        "/assets/*": {
          ...https,
          origin,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: headersPolicy(this, "AssetHeaders", connect, {
            "cache-control": forAYear,
          }),
        },
        "/api/*": {
          ...https,
          origin: new HttpOrigin(Fn.select(2, Fn.split("/", api.http.apiEndpoint)), {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            ...(own && { customHeaders: originHeader(stage, platform.deployment.originSecretVersion) }),
          }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // What the gateway answers by itself (401, 404, 429) has no headers of ours.
          responseHeadersPolicy: headersPolicy(this, "ApiHeaders", [], apiHeaders),
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          functionAssociations: [onRequest("RouteOf", routeOf)],
        },
      },
    });
    acknowledge(distribution, "CFR1", "distributors travel: no country is shut out");
    if (!own) acknowledge(distribution, "CFR2", "a firewall is for production");
    if (!own) acknowledge(distribution, "CFR4", "CloudFront's own certificate fixes the TLS policy");

    const url = `https://${own ? own.domain : distribution.distributionDomainName}`;
    const client = new SignInClient(this, "SignIn", { platform, url });
    const authorizer = new HttpAuthorizer(this, "Authorizer", {
      httpApi: api.http,
      authorizerName: `huotong-${stage.name}`,
      type: HttpAuthorizerType.JWT,
      identitySource: ["$request.header.Authorization"],
      jwtIssuer: issuer,
      jwtAudience: [client.id],
    });
    this.front = { url, authorizerId: authorizer.authorizerId, scope: apiScope };
    new CfnOutput(this, "Portal", { value: url });
    new CfnOutput(this, "ApiUrl", { value: `${url}/api` });
    new CfnOutput(this, "SignInUrl", { value: people.signIn.baseUrl() });
    new CfnOutput(this, "Issuer", { value: issuer });
    new CfnOutput(this, "ClientId", { value: client.id });
    new CfnOutput(this, "SiteBucket", { value: site.bucketName });
    new CfnOutput(this, "DistributionId", { value: distribution.distributionId });
  }
}
