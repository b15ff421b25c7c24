import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from "react";

/** Decisions that are being thought about: while there is one, what is shown around it stands as it was when its dialog opened. */
let dialogs = 0;
const listeners = new Set<() => void>();
const count = (by: 1 | -1): void => {
  dialogs += by;
  for (const listener of listeners) listener();
};
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useOpened = (open: boolean): void =>
  useLayoutEffect(() => {
    if (!open) return;
    count(1);
    return () => count(-1);
  }, [open]);
export const useIsStill = (): boolean => useSyncExternalStore(listen, () => dialogs > 0);

/** What a dialog asks for itself goes on. */
export const InDialog = createContext(false);

/**
 * What was answered, and what stays in its place while a dialog is open: others may decide meanwhile, and a list or a page that followed them would take
 * the dialog away with what is typed in it, or put under it what its reader has not seen. What was sent for is then told by the API.
 */
export const useStill = <Result extends { data: unknown }>(question: unknown, live: Result): Result => {
  const anywhere = useIsStill();
  const inDialog = useContext(InDialog);
  const still = anywhere && !inDialog;
  const name = JSON.stringify(question);
  const last = useRef({ name, result: live });
  if (!still || last.current.name !== name || last.current.result.data === undefined)
    last.current = { name, result: live };
  return last.current.result;
};
