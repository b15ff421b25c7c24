import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A part of a template: whatever JSON it is. */
type Part = Record<string, unknown> & { "Fn::GetAtt"?: [id: string, name: string] };
interface Resource {
  Type: string;
  Properties: Part;
}
interface Origin {
  Id?: unknown;
  DomainName?: unknown;
  CustomOriginConfig?: { OriginProtocolPolicy?: string };
}
type Resources = Record<string, Resource>;

const remove = (resources: Resources, matches: (resource: Resource) => boolean): number => {
  const ids = Object.keys(resources).filter((id) => matches(resources[id]!));
  for (const id of ids) delete resources[id];
  return ids.length;
};

/** Replaces each value, however deep, that `change` has something else for. */
const replace = (whole: object, change: (part: Part) => unknown): number => {
  let count = 0;
  const parts = whole as Record<string, unknown>;
  for (const [key, part] of Object.entries(parts)) {
    if (typeof part !== "object" || part === null) continue;
    const other = change(part as Part);
    if (other === undefined) count += replace(part, change);
    else {
      parts[key] = other;
      count += 1;
    }
  }
  return count;
};

/** What the emulator lacks, and how the templates it is given differ therefore. docs/deploy.md says how each is proven otherwise. */
export const lacks: Record<string, (resources: Resources, port: number) => number> = {
  "AWS::Cognito::ManagedLoginBranding": (resources) =>
    remove(resources, ({ Type }) => Type === "AWS::Cognito::ManagedLoginBranding"),
  "alarms on metric math": (resources) =>
    remove(resources, ({ Type, Properties }) => Type === "AWS::CloudWatch::Alarm" && "Metrics" in Properties),
  "the ProviderURL of a user pool": (resources) =>
    replace(resources, (part) => {
      const [id, name] = part["Fn::GetAtt"] ?? [];
      return name === "ProviderURL"
        ? { "Fn::Join": ["", ["https://", { "Fn::GetAtt": [id, "ProviderName"] }]] }
        : undefined;
    }),
  // The emulator has no name server and speaks no TLS: its gateway for the API is a path on its own port.
  "an API as an origin of CloudFront": (resources, port) =>
    replace(resources, (part) => {
      const { Id, DomainName, CustomOriginConfig } = part as Origin;
      return CustomOriginConfig?.OriginProtocolPolicy === "https-only"
        ? {
            Id,
            DomainName: "127.0.0.1",
            OriginPath: { "Fn::Join": ["", ["/_aws/execute-api/", apiIdIn(DomainName)]] },
            CustomOriginConfig: { OriginProtocolPolicy: "http-only", HTTPPort: port },
          }
        : undefined;
    }),
};

/** `83f7a9e4.execute-api.…` → `83f7a9e4`. */
const apiIdIn = (domain: unknown) => ({ "Fn::Select": [0, { "Fn::Split": [".", domain] }] });

/** Changes the templates in `folder`; how often by which lack. One that no template has any more must be taken off the list. */
export const adapt = (folder: string, port: number): Record<string, number> => {
  const counts = Object.fromEntries(Object.keys(lacks).map((name) => [name, 0]));
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".template.json"))) {
    const template = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const parts = { ...template.Resources };
    for (const [name, change] of Object.entries(lacks)) {
      counts[name]! += change(parts, port) + (template.Outputs ? change(template.Outputs, port) : 0);
    }
    template.Resources = parts;
    writeFileSync(join(folder, file), JSON.stringify(template, null, 1));
  }
  const unused = Object.keys(counts).filter((name) => counts[name] === 0);
  if (unused.length > 0) throw new Error(`no template has it: ${unused.join(", ")}`);
  return counts;
};
