/** HTTP status of each kind of refusal. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  otherMethod: 405,
  conflict: 409,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  tooMany: 429,
  busy: 503,
} as const;
export type RefusalKind = keyof typeof statusOf;

/**
 * `title` names what happened, `help` says what to do. `{fact}` is replaced by the fact of that name;
 * a fact whose name ends in `Fen` is printed as money.
 */
export interface RefusalTexts {
  kind: RefusalKind;
  title: { en: string; zh: string };
  help: { en: string; zh: string };
}

export const refusals = <Codes extends `${string}/${string}`>(texts: Record<Codes, RefusalTexts>) => texts;
