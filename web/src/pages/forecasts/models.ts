/** What a forecast is made of: `dotm 0.41 + ets-log 0.59` is two members and their shares (1 is all); a name alone has none. */
export const membersOf = (model: string): { member: string; share?: number }[] =>
  model.split(" + ").map((part) => {
    const [, member, share] = /^(\S+) ([\d.]+)$/.exec(part) ?? [];
    return member ? { member, share: Number(share) } : { member: part };
  });

/** A member of all the weight needs no figure; one of less than half a per cent would have 0. */
export const shareSays = (share: number | undefined): "alone" | "trace" | "share" =>
  share === undefined || share === 1 ? "alone" : share < 0.005 ? "trace" : "share";

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
