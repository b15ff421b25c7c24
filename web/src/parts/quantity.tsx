import { useState } from "react";
import "./quantity.css";

interface Props {
  label: string;
  less: string;
  more: string;
  value: number;
  onChange: (quantity: number) => void;
  /** Whole packs only: steps and typed figures are multiples of it. */
  step?: number;
  /** What − and + change; a pack, where one likely orders packs. */
  jump?: number;
  min?: number;
}
const most = 1_000_000;

/** A quantity in base units. What is typed counts when the field is left or Enter is pressed, so that half a figure is never sent. */
export const QuantityInput = ({ label, less, more, value, onChange, step = 1, jump = step, min = 0 }: Props) => {
  const [typed, setTyped] = useState<string>();
  const settle = (quantity: number): void => {
    setTyped(undefined);
    const whole = Math.min(Math.floor(most / step), Math.ceil(Math.max(min, quantity) / step)) * step;
    if (Number.isFinite(whole) && whole !== value) onChange(whole);
  };
  return (
    <span className="quantity">
      <button type="button" aria-label={less} disabled={value <= min} onClick={() => settle(value - jump)}>
        −
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? value}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setTyped(target.value.replaceAll(/\D/g, "").slice(0, 7))}
        onBlur={() => typed !== undefined && settle(Number(typed))}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle(Number(typed ?? value));
          if (key === "ArrowUp") settle(Number(typed ?? value) + step);
          if (key === "ArrowDown") settle(Number(typed ?? value) - step);
        }}
      />
      <button type="button" aria-label={more} onClick={() => settle(value + jump)}>
        +
      </button>
    </span>
  );
};
