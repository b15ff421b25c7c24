/** To so many digits after the point. For figures that people read; money is whole fen and never comes here. */
export const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
/** As units are told that were computed, not counted. */
export const tenth = (units: number): number => rounded(units, 1);
