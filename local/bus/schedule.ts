/** When jobs are due: EventBridge Scheduler's `rate(…)` and `cron(…)`, pure. */
const minuteMs = 60_000;
const units: Record<string, number> = { minute: minuteMs, hour: 60 * minuteMs, day: 24 * 60 * minuteMs };
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Local {
  minute: number;
  hour: number;
  day: number;
  month: number;
  /** 1 = Sunday, as cron expressions count. */
  weekday: number;
  year: number;
}

const numberOf = (text: string, names: readonly string[]): number => {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + 1 : Number(text);
  if (!Number.isInteger(value)) throw new Error(`cron field ${text} is not understood`);
  return value;
};

/** `*`, `?`, `5`, `1-5`, `MON-FRI`, `0/15`, and lists of them. */
const holds = (field: string, value: number, first: number, names: readonly string[] = []): boolean =>
  field.split(",").some((part) => {
    const [range = "", step] = part.split("/");
    if (step === undefined && (range === "*" || range === "?")) return true;
    const [from = "", to] = range.split("-");
    const low = from === "*" || from === "?" ? first : numberOf(from, names);
    const high = to !== undefined ? numberOf(to, names) : step === undefined ? low : Number.POSITIVE_INFINITY;
    return value >= low && value <= high && (value - low) % Number(step ?? 1) === 0;
  });

const localOf = (instant: number, format: Intl.DateTimeFormat): Local => {
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    minute: Number(part.minute),
    hour: Number(part.hour) % 24,
    day: Number(part.day),
    month: Number(part.month),
    weekday: weekdays.indexOf(part.weekday!.toUpperCase()) + 1,
    year: Number(part.year),
  };
};

/** The last time within (after, until] at which it was due, in ms; undefined where there was none. Looks back two days at most. */
export const lastDue = (every: string, after: number, until: number, timeZone: string): number | undefined => {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(every);
  if (rate) {
    const step = Number(rate[1]) * units[rate[2]!]!;
    const due = Math.floor(until / step) * step;
    return due > after ? due : undefined;
  }
  const fields = /^cron\((.+)\)$/.exec(every)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) throw new Error(`${every} is not a schedule`);
  const [minute, hour, day, month, weekday, year] = fields as [string, string, string, string, string, string];
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    weekday: "short",
  });
  const earliest = Math.max(after, until - 2 * units.day!);
  for (let at = Math.floor(until / minuteMs) * minuteMs; at > earliest; at -= minuteMs) {
    const local = localOf(at, format);
    if (
      holds(minute, local.minute, 0) &&
      holds(hour, local.hour, 0) &&
      holds(day, local.day, 1) &&
      holds(month, local.month, 1, months) &&
      holds(weekday, local.weekday, 1, weekdays) &&
      holds(year, local.year, 1970)
    )
      return at;
  }
  return undefined;
};
