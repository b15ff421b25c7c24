import { theme, type ThemeConfig } from "antd";

export type Shade = "light" | "dark";

/** The house's own colours: deep teal on quiet grey. Texts keep a contrast of 4.5:1 or more in both shades. */
export const themeOf = (shade: Shade): ThemeConfig => {
  const dark = shade === "dark";
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: shade },
    token: {
      colorPrimary: dark ? "#2fa3a8" : "#0b6b75",
      colorPrimaryBg: dark ? "#16343a" : "#e3f1f2",
      colorInfo: dark ? "#2fa3a8" : "#0b6b75",
      colorLink: dark ? "#5cc5c6" : "#0a6570",
      colorSuccess: dark ? "#52b788" : "#1e7a4c",
      colorWarning: dark ? "#e0a030" : "#9a5b00",
      // what antd derives from colours this dark is muddy
      colorSuccessBg: dark ? "#143c28" : "#e4f5ea",
      colorSuccessBorder: dark ? "#2c6a49" : "#a5d8b9",
      colorWarningBg: dark ? "#3a2d10" : "#fdf3de",
      colorWarningBorder: dark ? "#6b5420" : "#ecd093",
      colorError: dark ? "#ff7b72" : "#c0392b",
      colorBgLayout: dark ? "#10181b" : "#f6f8f8",
      colorBgContainer: dark ? "#172226" : "#ffffff",
      colorBgElevated: dark ? "#1d2a2f" : "#ffffff",
      colorText: dark ? "#e6eef0" : "#1c2b30",
      colorTextSecondary: dark ? "#b4c3c8" : "#4a5b62",
      colorTextTertiary: dark ? "#a2b3b9" : "#5a6b72",
      colorTextQuaternary: dark ? "#93a5ab" : "#63747b",
      colorTextPlaceholder: dark ? "#93a5ab" : "#66777e",
      colorTextDescription: dark ? "#a2b3b9" : "#5a6b72",
      colorTextLightSolid: dark ? "#0b1416" : "#ffffff",
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      borderRadius: 8,
      fontFamily:
        'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
  };
};
export const firstShade = (): Shade => {
  const known = localStorage.getItem("shade");
  if (known === "light" || known === "dark") return known;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
};
