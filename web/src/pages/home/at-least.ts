import { useTexts } from "../../app/texts.ts";
import { hq } from "./hq.texts.ts";

/** What a home counts. */
export const most = 100;
interface Found {
  cursor?: string | undefined;
}
/** A figure of the first hundred, as it is written: where there are more, it says so. */
export const useAtLeast = () => {
  const say = useTexts(hq);
  return (figure: string, page: Found | undefined, mayBeMore = page?.cursor !== undefined): string =>
    !page ? "…" : mayBeMore ? say("more", { figure }) : figure;
};
