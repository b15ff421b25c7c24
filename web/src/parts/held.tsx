import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

/** Told by a dialog to what stands around it: it is open, and what is typed in it goes with it. */
export const Opened = createContext<(open: boolean) => void>(() => {});
export const useOpened = (open: boolean): void => {
  const tell = useContext(Opened);
  useEffect(() => {
    if (!open) return;
    tell(true);
    return () => tell(false);
  }, [open, tell]);
};

/** What may go at any moment (a decision that others can take too) stays while its dialog is open; the API says what became of it. */
export const Held = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  const last = useRef(children);
  if (children || !open) last.current = children;
  return <Opened value={setOpen}>{last.current}</Opened>;
};
