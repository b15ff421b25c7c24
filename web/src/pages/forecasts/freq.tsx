import { Segmented } from "antd";
import type { Frequency } from "../../../../shared/contracts/periods.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { forecasts } from "./texts.ts";

export const useFreq = (): Frequency => (useAddress().get("freq") === "W" ? "W" : "M");

/** Months or weeks; it stands in the address. */
export const FreqSwitch = () => {
  const say = useTexts(forecasts);
  const { change } = useAddress();
  return (
    <Segmented
      aria-label={say("freq")}
      value={useFreq()}
      options={(["M", "W"] as const).map((value) => ({ value, label: say(`freq.${value}`) }))}
      onChange={(value) => change({ freq: value === "M" ? undefined : value })}
    />
  );
};
