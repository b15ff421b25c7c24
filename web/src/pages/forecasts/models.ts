/** What a forecast is made of: `dotm 0.41 + ets-log 0.59` is two members and their shares (1 is all); a name alone has none. */
export const membersOf = (model: string): { member: string; share?: number }[] =>
  model.split(" + ").map((part) => {
    const [, member, share] = /^(\S+) ([\d.]+)$/.exec(part) ?? [];
    return member ? { member, share: Number(share) } : { member: part };
  });

export const members = [
  "dotm",
  "dotm-log",
  "theta",
  "ets",
  "ets-log",
  "ces",
  "ces-root",
  "gar",
  "steady",
  "tsb",
  "sba",
  "imapa",
  "mean",
  "last",
  "seasonal naive",
  "look-alikes",
] as const;
