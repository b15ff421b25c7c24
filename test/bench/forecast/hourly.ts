import { draws } from "../../../shared/forecasting/numbers.ts";
import type { Item } from "./sets.ts";

const day = 24;
const week = 168;

/**
 * 240 made series of hours with seasons of a day and of a week, four kinds in turn: one profile for all days; other profile and level at the
 * week's end; every day of its own; nothing but a wandering level with a weak day. Noise depends on the hour before. 4 to 6 weeks, two days held back.
 */
export function hourly(count = 240, h = 48): Item[] {
  return Array.from({ length: count }, (_, i) => {
    const draw = draws(`hour-${i}`);
    const normal = () => (draw() + draw() + draw() + draw() - 2) * Math.sqrt(3);
    const n = week * (4 + (i % 3)) - (i % 5) * 7;
    const kind = i % 4;
    const profile = () => {
      const [a, b, p, q] = [0.2 + 0.5 * draw(), 0.3 * draw(), day * draw(), day * draw()];
      return (t: number) => a * Math.cos((2 * Math.PI * (t - p)) / day) + b * Math.cos((4 * Math.PI * (t - q)) / day);
    };
    const weekday = profile();
    const weekend = kind === 1 ? profile() : weekday;
    const levels = Array.from({ length: 7 }, () => (kind === 2 ? 0.3 * normal() : 0));
    const quiet = kind === 1 ? -0.6 * draw() : 0;
    const noise = 0.03 + 0.12 * draw();
    const wander = (kind === 3 ? 0.03 : 0.005) * draw();
    const memory = 0.5 + 0.4 * draw();
    const [size, late] = [10 ** (1 + 3 * draw()), Math.floor(week * draw())];
    let [level, error] = [0, 0];
    const whole = Array.from({ length: n + h }, (_, t) => {
      level += wander * normal();
      error = memory * error + Math.sqrt(1 - memory ** 2) * noise * normal();
      const which = Math.floor(((t + late) % week) / day);
      const shape = (which > 4 ? weekend(t) + quiet : weekday(t)) * (kind === 3 ? 0.2 : 1);
      return Math.round(size * Math.exp(level + error + shape + levels[which]!) * 100) / 100;
    });
    return { id: `hour-${i}`, h, x: whole.slice(0, n), xx: whole.slice(n) };
  });
}
