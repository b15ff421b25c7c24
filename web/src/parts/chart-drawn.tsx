import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useFormats, usePlace } from "../app/company.tsx";
import type { ChartProps } from "./chart.tsx";

register([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** A band is two lines: an unseen one below, and on it the area up to the upper one. The wider ones come first, so that the others lie on them. */
const bandSeries = (bands: NonNullable<ChartProps["bands"]>, color: string) =>
  bands.flatMap(({ name, lo, hi }, i) => {
    const line = { type: "line", stack: `band ${i}`, symbol: "none", lineStyle: { opacity: 0 }, silent: true };
    const height = hi.map((v, k) => (v === null ? null : v - (lo[k] ?? 0)));
    return [
      { ...line, name: `${name} `, data: [...lo], tooltip: { show: false } },
      {
        ...line,
        name,
        data: height,
        color,
        areaStyle: { color, opacity: 0.14 },
        itemStyle: { opacity: 0.25 + 0.35 * i }, // in the legend
        tooltip: { show: false },
      },
    ];
  });

/** The canvas renderer empties its element by `innerHTML = ""`, which the page's policy (trusted types) forbids. */
const emptiedByNodes = (element: HTMLElement): HTMLElement =>
  Object.defineProperty(element, "innerHTML", {
    configurable: true,
    set: () => {
      element.replaceChildren();
    },
    get: () => "",
  });
const narrowPx = 480;
const token = (name: string): string =>
  getComputedStyle(document.querySelector(".app")!).getPropertyValue(`--ant-${name}`).trim();

const Drawn = ({ kind, names, series, bands = [], marks = [], height = 220, format }: ChartProps) => {
  const box = useRef<HTMLDivElement>(null);
  const { shade } = usePlace();
  const { number } = useFormats();
  const figures = JSON.stringify([kind, names, series, bands, marks]);
  const write = useRef(format ?? number);
  write.current = format ?? number;
  useEffect(() => {
    const element = box.current!;
    const chart = init(emptiedByNodes(element), null, { renderer: "canvas" });
    const quiet = token("color-text-secondary");
    const line = token("color-border-secondary");
    const text = { color: quiet, fontFamily: getComputedStyle(element).fontFamily, fontSize: 12 };
    const said = (value: unknown): string => (typeof value === "number" ? write.current(value) : "–");
    const palette = ["primary", "warning", "success", "error"].map((name) => token(`color-${name}`));
    chart.setOption({
      animation: false,
      textStyle: text,
      grid: { left: 4, right: 8, top: series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
      ...(series.length > 1 && {
        legend: {
          type: "scroll",
          top: 0,
          left: 0,
          textStyle: text,
          data: [...series, ...bands].map(({ name }) => name),
        },
      }),
      tooltip: {
        trigger: "axis",
        renderMode: "richText", // an HTML tooltip would be against the page's policy
        axisPointer: { type: kind === "bars" ? "shadow" : "line" },
        valueFormatter: said,
        backgroundColor: token("color-bg-elevated"),
        borderColor: line,
        textStyle: { ...text, color: token("color-text") },
      },
      xAxis: {
        type: "category",
        data: [...names],
        axisLabel: { ...text, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
      },
      yAxis: { type: "value", axisLabel: { ...text, formatter: said }, splitLine: { lineStyle: { color: line } } },
      series: [
        ...bandSeries(bands, token("color-primary")),
        ...series.map(({ name, values }, i) => ({
          name,
          color: palette[i % palette.length],
          data: [...values],
          ...(i === 0 &&
            marks.length > 0 && {
              markLine: {
                silent: true,
                symbol: "none",
                lineStyle: { color: line, type: "dashed" },
                label: {
                  ...text,
                  fontSize: 11,
                  show: element.clientWidth > narrowPx, // on a phone they would lie on each other; the table tells them
                  position: "insideEndTop",
                  formatter: ({ name: says }: { name: string }) => says,
                },
                data: marks.map(({ at, says }) => ({ xAxis: at, name: says })),
              },
            }),
          ...(kind === "bars"
            ? { type: "bar", barMaxWidth: 36, itemStyle: { borderRadius: [4, 4, 0, 0] } }
            : { type: "line", showSymbol: values.length < 20, lineStyle: { width: 2 } }),
        })),
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
    // `figures` stands for what is drawn, whose arrays are new at each drawing
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [figures, shade]);
  return <div ref={box} style={{ height }} />;
};
export default Drawn;
