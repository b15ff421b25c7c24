import { Duration } from "aws-cdk-lib";
import { CfnManagedLoginBranding, ClientAttributes, OAuthScope, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { PlatformStack } from "./platform-stack.ts";

/**
 * How people sign in: Cognito's own pages, authorization code with PKCE, no secret, no password flow. The lists of attributes are explicit: what is not
 * named here, a signed-in user could not write, e-mail included.
 */
export class SignInClient extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { platform, url }: { platform: PlatformStack; url: string }) {
    super(scope, id);
    const { people, stage } = platform;
    const local = stage.name === "prod" || stage.name === "staging" ? [] : ["http://localhost:5173"];
    const client = new UserPoolClient(this, "Client", {
      userPool: people.pool,
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, people.apiScope],
        callbackUrls: [`${url}/signed-in`, `${url}/docs/oauth2-redirect.html`, ...local.map((at) => `${at}/signed-in`)],
        logoutUrls: [url, ...local],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(8),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true, locale: true }),
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true, locale: true }),
    });
    this.id = client.userPoolClientId;
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: people.pool.userPoolId,
      clientId: this.id,
      useCognitoProvidedValues: true,
    });
  }
}
