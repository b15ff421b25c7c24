/**
 * What the portal has in zod's place. It sends what people type and shows what comes: the API judges, and types are gone in a browser, so 66 KB of schemas would be loaded
 * for nothing. Of a schema only an enum's `options` are left; whoever asks one to parse is told here, and a word of zod that contracts begin to use is missed by the build.
 */
interface Nothing {
  (...all: readonly unknown[]): Nothing;
}
const judged = new Set(["parse", "safeParse", "parseAsync", "safeParseAsync", "decode", "encode"]);
const nothing: Nothing = new Proxy((() => undefined) as unknown as Nothing, {
  apply: () => nothing,
  get: (_, name) => {
    if (judged.has(String(name))) throw new Error("the portal has no schemas: the API judges what it is sent");
    return nothing;
  },
});
/** As zod's: `options`, and whether a text is one of them. */
const enumOf = <const Options extends readonly string[]>(options: Options) => ({
  options,
  safeParse: (value: unknown) => {
    const data = options.find((one) => one === value);
    return data === undefined ? { success: false as const } : { success: true as const, data };
  },
  optional: () => nothing,
  default: () => nothing,
  nullable: () => nothing,
  exclude: (left: readonly string[]) => enumOf(options.filter((one) => !left.includes(one))),
  extract: (kept: readonly string[]) => enumOf(options.filter((one) => kept.includes(one))),
});

export { enumOf as enum };
export const string = nothing;
export const object = nothing;
export const strictObject = nothing;
export const int = nothing;
export const number = nothing;
export const array = nothing;
export const literal = nothing;
export const boolean = nothing;
export const discriminatedUnion = nothing;
export const union = nothing;
export const record = nothing;
export const unknown = nothing;
export const email = nothing;
export const coerce = nothing;
export const iso = nothing;
export const url = nothing;
