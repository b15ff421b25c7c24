import { InputNumber, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { useTexts } from "../app/texts.ts";
import { arrivalTexts } from "./arrivals.texts.ts";
import "./arrivals.css";

type Said = { received: number; damaged: number; lost: number };
interface Sent extends Said {
  lineNo: number;
  shipped: number;
}
const kinds = [
  ["received", "good"],
  ["damaged", "damaged"],
  ["lost", "lost"],
] as const;
const sum = ({ received, damaged, lost }: Said): number => received + damaged + lost;
export const underWay = (line: Sent): number => line.shipped - sum(line);

/** What arrived of goods on their way: all of it with one tap, or line by line. */
export const useArrivals = <Line extends Sent>(sent: readonly Line[], nameOf: (line: Line) => ReactNode) => {
  const say = useTexts(arrivalTexts);
  const [all, setAll] = useState(true);
  const [typed, setTyped] = useState<Record<number, Said>>({});
  const lines = sent.filter((line) => underWay(line) > 0);
  const of = (line: Line): Said => typed[line.lineNo] ?? { received: underWay(line), damaged: 0, lost: 0 };
  const tooMany = (line: Line): boolean => sum(of(line)) > underWay(line);
  const said = lines.filter((line) => sum(of(line)) > 0).map((line) => ({ lineNo: line.lineNo, ...of(line) }));
  const change = (line: Line, part: Partial<Said>): void => {
    const next = { ...of(line), ...part };
    // What is damaged or lost did not arrive well: the rest follows.
    const rest = Math.max(0, underWay(line) - next.damaged - next.lost);
    setTyped({ ...typed, [line.lineNo]: part.received === undefined ? { ...next, received: rest } : next });
  };
  const boxes = (
    <>
      <Radio.Group
        className="receive-how"
        value={all}
        onChange={({ target }) => setAll(Boolean(target.value))}
        options={[
          { value: true, label: say("allGood") },
          { value: false, label: say("notAll") },
        ]}
      />
      {!all &&
        lines.map((line) => (
          <fieldset key={line.lineNo} className="receive-line">
            <legend>
              {nameOf(line)}{" "}
              <span className="small quiet">{say("openUnits", { count: underWay(line), unit: "" })}</span>
            </legend>
            {kinds.map(([kind, text]) => (
              <label key={kind}>
                <span className="small">{say(text)}</span>
                <InputNumber
                  min={0}
                  max={underWay(line)}
                  precision={0}
                  inputMode="numeric"
                  status={tooMany(line) ? "error" : ""}
                  value={of(line)[kind]}
                  onChange={(value) => change(line, { [kind]: value ?? 0 })}
                />
              </label>
            ))}
            {tooMany(line) && <p role="alert">{say("tooMany")}</p>}
          </fieldset>
        ))}
      {!all && <p className="small quiet">{say("stillOpen")}</p>}
    </>
  );
  return {
    boxes,
    all,
    said,
    ready: all || (said.length > 0 && !lines.some(tooMany)),
    /** Anything damaged or missing. */
    differs: !all && said.some(({ damaged, lost }) => damaged + lost > 0),
    forget: () => setTyped({}),
  };
};
