import { useSyncExternalStore } from "react";

const phone = matchMedia("(max-width: 820px)");
const hear = (told: () => void): (() => void) => {
  phone.addEventListener("change", told);
  return () => phone.removeEventListener("change", told);
};
/** As narrow as where the frame turns to a phone's. */
export const useNarrow = (): boolean => useSyncExternalStore(hear, () => phone.matches);
