import { nelderMead } from "./nelder-mead.ts";
import { mean, type Numbers } from "./numbers.ts";
import { adjust, noSeason, type Season } from "./season.ts";

/** Error, trend, season as in Hyndman, Koehler, Ord & Snyder 2008, table 2.1. */
type Form = { error: "A" | "M"; trend: "N" | "A" | "Ad"; season: "N" | "A" | "M" };
type Smoothing = { alpha: number; beta: number; gamma: number; phi: number };
type State = { level: number; slope: number; season: Numbers };

const plain: Form[] = [
  { error: "A", trend: "N", season: "N" },
  { error: "A", trend: "Ad", season: "N" },
  { error: "A", trend: "A", season: "N" },
];
const seasonal: Form[] = [
  { error: "M", trend: "N", season: "M" },
  { error: "M", trend: "Ad", season: "M" },
  { error: "M", trend: "A", season: "M" },
  { error: "A", trend: "N", season: "A" },
  { error: "A", trend: "Ad", season: "A" },
];

/**
 * Exponential smoothing by Akaike weights (Kolassa 2011): every form is fitted by maximum likelihood and the forecasts are averaged by
 * exp(-AICc/2). Seasonal forms from three years on and up to 24 seasons; otherwise the plain forms. Start states are backcast at each step of
 * the search. `x` is the history itself; a season longer than 24 must have been taken out before.
 */
export function ets(x: Numbers, m: number, h: number, season: Season): Numbers {
  const n = x.length;
  const withSeason = season.kind !== "none" && m <= 24 && n >= 3 * m;
  const forms = withSeason
    ? [...plain, ...seasonal].filter((form) => form.season !== "M" || season.kind === "multiplicative")
    : plain;
  const fits = forms.map((form) => fit(x, form, form.season === "N" ? noSeason : season, h));
  const best = Math.min(...fits.map((f) => f.aicc));
  const out = new Float64Array(h);
  let total = 0;
  for (const f of fits) {
    const weight = Number.isFinite(f.aicc) ? Math.exp((best - f.aicc) / 2) : 0;
    if (weight < 1e-4) continue;
    total += weight;
    for (let k = 0; k < h; k += 1) out[k]! += weight * f.forecast[k]!;
  }
  return total > 0 ? out.map((v) => v / total) : out.fill(mean(x, Math.max(0, n - m)));
}

function fit(x: Numbers, form: Form, season: Season, h: number): { aicc: number; forecast: Numbers } {
  const n = x.length;
  const m = Math.max(1, form.season === "N" ? 1 : season.index.length);
  const state: State = { level: 0, slope: 0, season: new Float64Array(m) };
  const end = mean(form.season === "N" ? x : adjust(x, season), Math.max(0, n - Math.max(4, m)));
  const startSeason = startIndices(form, season, end);
  const names = (["alpha"] as (keyof Smoothing)[])
    .concat(form.trend === "N" ? [] : ["beta"])
    .concat(form.season === "N" ? [] : ["gamma"])
    .concat(form.trend === "Ad" ? ["phi"] : []);
  const smoothing: Smoothing = { alpha: 0, beta: 0, gamma: 0, phi: form.trend === "Ad" ? 0.9 : 1 };
  const run = (p: Numbers): number => {
    read(names, p, smoothing);
    state.level = end;
    state.slope = 0;
    state.season.set(startSeason);
    pass(x, form, smoothing, state, m, true);
    state.level += form.trend === "N" ? 0 : smoothing.phi * state.slope;
    state.slope = -state.slope;
    return pass(x, form, smoothing, state, m, false);
  };
  const best = nelderMead(
    run,
    names.map((name) => ({ alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 0.92 })[name]),
    names.map((name) => ({ alpha: 0.3, beta: 0.15, gamma: 0.15, phi: 0.05 })[name]),
    25 + 25 * names.length,
    0.05,
  );
  const score = run(best);
  // Smoothing parameters, start states and the variance.
  const k = names.length + 2 + (form.trend === "N" ? 0 : 1) + (form.season === "N" ? 0 : m - 1);
  const aicc = n - k - 1 > 0 ? score + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Infinity;
  return { aicc, forecast: ahead(form, smoothing, state, n, h) };
}

function startIndices(form: Form, season: Season, level: number): Numbers {
  if (form.season === "N") return new Float64Array(1);
  if (form.season === "A" && season.kind === "multiplicative") return season.index.map((v) => (v - 1) * level);
  return season.index;
}

/** Admissible and useful region: beta <= alpha, gamma <= 1 - alpha, 0.8 <= phi <= 0.98. */
function read(names: (keyof Smoothing)[], p: Numbers, into: Smoothing): void {
  const within = (v: number, low: number, high: number) => (v < low ? low : v > high ? high : v);
  for (let i = 0; i < names.length; i += 1) into[names[i]!] = p[i]!;
  into.alpha = within(into.alpha, 1e-4, 0.9999);
  into.beta = within(into.beta, 0, into.alpha);
  into.gamma = within(into.gamma, 0, 1 - into.alpha);
  if (names.includes("phi")) into.phi = within(into.phi, 0.8, 0.98);
}

/** One run over the history, forwards or backwards; leaves the last state, gives -2 log likelihood up to a constant. */
function pass(x: Numbers, form: Form, s: Smoothing, state: State, m: number, backwards: boolean): number {
  const n = x.length;
  const { alpha, beta, gamma, phi } = s;
  const trend = form.trend !== "N";
  const kind = form.season;
  const relative = form.error === "M";
  const index = state.season;
  let { level, slope } = state;
  let squares = 0;
  let scale = 1;
  let logs = 0;
  for (let i = 0; i < n; i += 1) {
    const t = backwards ? n - 1 - i : i;
    const at = kind === "N" ? 0 : t % m;
    const base = trend ? level + phi * slope : level;
    const seasonNow = index[at]!;
    if (kind === "M") {
      const expected = base * seasonNow;
      const e = x[t]! - expected;
      const denominator = relative ? expected : 1;
      const r = e / denominator;
      squares += r * r;
      if (relative) {
        scale *= Math.abs(expected);
        if (scale > 1e100 || scale < 1e-100) {
          logs += Math.log(scale);
          scale = 1;
        }
      }
      level = base + (alpha * e) / seasonNow;
      slope = phi * slope + (beta * e) / seasonNow;
      index[at] = seasonNow + (gamma * e) / base;
    } else {
      const e = x[t]! - base - (kind === "A" ? seasonNow : 0);
      squares += e * e;
      level = base + alpha * e;
      slope = phi * slope + beta * e;
      if (kind === "A") index[at] = seasonNow + gamma * e;
    }
  }
  state.level = level;
  state.slope = trend ? slope : 0;
  const value = n * Math.log(squares / n + 1e-12) + 2 * (logs + Math.log(scale));
  return Number.isFinite(value) ? value : 1e300;
}

function ahead(form: Form, { phi }: Smoothing, { level, slope, season }: State, n: number, h: number): Numbers {
  let sum = 0;
  let power = 1;
  return new Float64Array(h).map((_, k) => {
    power *= phi;
    sum += power;
    const trend = form.trend === "N" ? level : level + sum * slope;
    if (form.season === "N") return trend;
    const index = season[(n + k) % season.length]!;
    return form.season === "M" ? trend * index : trend + index;
  });
}
