import type { Actor } from "../../events/define.ts";
import { festivalNears } from "../../events/supply-plans.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create } from "../../shared/table.ts";
import type { FestivalNews } from "./festival-news.ts";

/*
 * 1. That a festival was told of   base  FESTIVAL#<festival>#<its day> / TOLD, its event EVENT#1
 */
/** One effect a festival and year: fails as already done where it was told. */
export const festivalTold = (told: FestivalNews, { actor, now }: { actor: Actor; now: string }): Action[] => {
  const pk = `FESTIVAL#${told.festival}#${told.festivalOn}`;
  return [
    create({ pk, sk: "TOLD", type: "festival-told", tenant: "HQ", at: now }, () => new AlreadyDone(pk)),
    news(festivalNears, { pk, id: `festival_${told.festival}_${told.festivalOn}`, tenant: "HQ", version: 1, actor, now, data: told }), // prettier-ignore
  ];
};
