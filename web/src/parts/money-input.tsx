import { InputNumber } from "antd";
import { maxFen } from "../../../shared/contracts/bounds.ts";
import { usePlace } from "../app/company.tsx";

interface Props {
  /** Given by a form's field. */
  id?: string;
  /** In fen. */
  value?: number | null | undefined;
  onChange?: (fen: number | undefined) => void;
  label?: string;
  min?: number;
  max?: number;
}
/** An amount: typed with its decimals, held in fen. */
export const MoneyInput = ({ id, value, onChange, label, min = 0, max = maxFen }: Props) => {
  const { company } = usePlace();
  return (
    <InputNumber
      {...(id && { id })}
      {...(label && { "aria-label": label })}
      style={{ width: "100%" }}
      min={min / 100}
      max={max / 100}
      precision={2}
      suffix={company.currency}
      value={value === undefined || value === null ? null : value / 100}
      onChange={(typed) => onChange?.(typed === null ? undefined : Math.round(typed * 100))}
    />
  );
};
