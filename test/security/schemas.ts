import { z } from "zod";

/** The part of JSON Schema that the contracts' schemas become. */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
  $ref?: string;
}
export const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { io: "input", unrepresentable: "any", reused: "inline" }) as Schema;

/** A schema and what it may be instead. */
export const choicesOf = (schema: Schema): Schema[] => {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return inner.length > 0 ? inner.flatMap(choicesOf) : [schema];
};
export type Path = readonly (string | number)[];
/** The schemas that may stand at a path of a value; none where nothing is declared. */
export const schemasAt = (schema: Schema, path: Path): Schema[] => {
  const [name, ...rest] = path;
  if (name === undefined) return choicesOf(schema);
  return choicesOf(schema).flatMap(({ properties, items, additionalProperties }) => {
    const next = typeof name === "number" ? items : properties?.[name];
    const open = typeof additionalProperties === "object" && !properties ? additionalProperties : undefined;
    return next || open ? schemasAt((next ?? open)!, rest) : [];
  });
};

/** Every object in a value, and where it stands. */
export const objectsIn = (value: unknown, path: Path = []): { path: Path; object: object }[] => {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    objectsIn(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return Array.isArray(value) ? inner : [{ path, object: value }, ...inner];
};
/** A copy with another value at the path. A field of any name is the object's own, `__proto__` too. */
export const withAt = (value: unknown, path: Path, put: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return put;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === name ? withAt(one, rest, put) : one));
  const given = (value ?? {}) as Record<string, unknown>;
  return { ...given, [name]: withAt(Object.hasOwn(given, name) ? given[name] : undefined, rest, put) };
};
