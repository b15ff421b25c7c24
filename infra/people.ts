import { Aws, Duration } from "aws-cdk-lib";
import {
  AccountRecovery,
  ManagedLoginVersion,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  FeaturePlan,
  UserPool,
  type UserPoolDomain,
  type UserPoolResourceServer,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { Stage } from "./stages.ts";

/** What an access token must carry for any route; the local provider gives the same. */
export const apiScope = "huotong/api";

/** Who can sign in. What they may do is not here: it is their membership item in the table. */
export class People extends Construct {
  readonly pool: UserPool;
  readonly apiScope: OAuthScope;
  readonly resourceServer: UserPoolResourceServer;
  readonly signIn: UserPoolDomain;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const { mfa, plan, deletionProtection } = stage.identity;
    this.pool = new UserPool(this, "Pool", {
      userPoolName: `huotong-${stage.name}`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: plan,
      ...(plan === FeaturePlan.PLUS && { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION }),
      deletionProtection,
      removalPolicy: stage.removal,
    });
    if (plan !== FeaturePlan.PLUS)
      acknowledge(this.pool, "COG8", "threat protection needs the Plus plan, which is paid for in production alone");
    if (stage.identity.mfa === "OPTIONAL")
      acknowledge(this.pool, "COG2", "test logins of a development stage do without a second factor");
    const api = new ResourceServerScope({ scopeName: "api", scopeDescription: "Call Huotong's API" });
    this.resourceServer = this.pool.addResourceServer("Huotong", { identifier: "huotong", scopes: [api] });
    this.apiScope = OAuthScope.resourceServer(this.resourceServer, api);
    this.signIn = this.pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix: `huotong-${stage.name}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
}
