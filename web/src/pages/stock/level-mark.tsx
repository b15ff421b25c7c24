import type { StockLine } from "../../../../shared/contracts/inventory.ts";
import { useTexts } from "../../app/texts.ts";
import { type Level, levelOf, marks } from "./level.ts";
import { stock } from "./texts.ts";

/** A level in words, with its colour and mark; nothing to say where all is well. */
export const LevelMark = ({ line, level = levelOf(line!) }: { line?: StockLine; level?: Level }) => {
  const say = useTexts(stock);
  if (level === "fine" || level === "unknown") return null;
  return (
    <span className={`mark mark-${level}`}>
      {marks[level]} {say(`level.${level}`)}
    </span>
  );
};
