import { Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import "./picker.css";

export interface Choice {
  value: string;
  label: string;
  /** What tells it from others of that name. */
  note?: string | undefined;
}
/** What a picker of any kind takes; a form's field hands in `id`, `value` and `onChange`. */
export interface PickerProps<Thing> {
  id?: string;
  value?: string | undefined;
  onChange?: (value: string | undefined, thing?: Thing) => void;
  label: string;
  placeholder?: string | undefined;
  disabled?: boolean;
  allowClear?: boolean;
  autoFocus?: boolean;
}

/** What is typed, once the typing pauses. */
export const useSettled = <Value,>(value: Value, ms = 250): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};

interface Props<Thing> extends PickerProps<Thing> {
  choices: readonly (Choice & { thing?: Thing | undefined })[];
  /** The chosen one, where it is not among the choices. */
  chosen?: Choice | undefined;
  busy: boolean;
  /** Absent: the choices are all there are, and typing narrows them. */
  onSearch?: (text: string) => void;
  empty?: ReactNode;
}
/** One box that finds and chooses one thing. */
export const Picker = <Thing,>({
  choices,
  chosen,
  busy,
  onSearch,
  onChange,
  label,
  empty,
  value,
  ...rest
}: Props<Thing>) => {
  const say = useTexts(words);
  const [open, setOpen] = useState(false);
  const shown =
    value && chosen && !open && !choices.some((one) => one.value === value) ? [chosen, ...choices] : choices;
  return (
    <Select
      {...rest}
      aria-label={label}
      className="picker"
      value={value ?? null}
      loading={busy}
      onOpenChange={setOpen}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: "find" }}
      options={shown.map(({ value: of, label: name, note }) => ({
        value: of,
        label: name,
        note,
        find: `${name} ${note ?? ""}`,
      }))}
      optionRender={({ data }) => (
        <span className="hit">
          <span>{data.label}</span>
          {data.note && <small>{data.note}</small>}
        </span>
      )}
      notFoundContent={busy ? say("loading") : (empty ?? say("none"))}
      onChange={(next: string | null) =>
        onChange?.(next ?? undefined, choices.find((one) => one.value === next)?.thing)
      }
    />
  );
};
