import { useCallback, useEffect, useState } from "react";
import { useMe } from "../app/company.tsx";

/**
 * A value that outlives a reload, an expired session and a crash of the page: typed text, a cart. By user and name, on this device, until it is
 * dropped. `restored` says whether it came from before; `now()` reads it after something else may have changed it.
 */
export const useKept = <Value>(name: string, empty: Value) => {
  const { id } = useMe();
  const key = `kept/${id}/${name}`;
  const [state, setState] = useState(() => {
    const text = localStorage.getItem(key);
    return { value: text ? (JSON.parse(text) as Value) : empty, restored: text !== null };
  });
  useEffect(() => {
    // the same thing elsewhere on this page, or in another window
    const hear = (event: StorageEvent): void => {
      if (event.key === key)
        setState({ value: event.newValue ? (JSON.parse(event.newValue) as Value) : empty, restored: false });
    };
    addEventListener("storage", hear);
    return () => removeEventListener("storage", hear);
  }, [key, empty]);
  const now = useCallback((): Value => {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Value) : empty;
  }, [key, empty]);
  const keep = useCallback(
    (value: Value): void => {
      const newValue = JSON.stringify(value);
      localStorage.setItem(key, newValue);
      setState({ value, restored: false });
      dispatchEvent(new StorageEvent("storage", { key, newValue }));
    },
    [key],
  );
  const drop = useCallback((): void => {
    localStorage.removeItem(key);
    setState({ value: empty, restored: false });
    dispatchEvent(new StorageEvent("storage", { key }));
  }, [key, empty]);
  return { ...state, keep, drop, now };
};
