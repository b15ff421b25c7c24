import { LineChartOutlined } from "@ant-design/icons";
import { distributorRoles, hqRoles, roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/forecasts",
    title: { en: "Forecasts", "zh-CN": "预测" },
    who: hqRoles,
    icon: <LineChartOutlined />,
    order: 43,
    group: "goods",
    load: () => import("./forecasts.tsx"),
  },
  {
    path: "/forecasts/accuracy",
    title: { en: "Accuracy of forecasts", "zh-CN": "预测准确率" },
    who: hqRoles,
    load: () => import("./accuracy.tsx"),
  },
  {
    path: "/forecasts/regions",
    title: { en: "Forecast by region", "zh-CN": "区域预测" },
    who: hqRoles,
    load: () => import("./regions.tsx"),
  },
  {
    path: "/forecasts/distributors",
    title: { en: "Forecast by distributor", "zh-CN": "经销商预测" },
    who: hqRoles,
    load: () => import("./distributor.tsx"),
  },
  {
    path: "/forecasts/own",
    title: { en: "Forecast", "zh-CN": "预测" },
    who: distributorRoles,
    icon: <LineChartOutlined />,
    order: 43,
    group: "goods",
    load: () => import("./distributor.tsx"),
  },
  {
    path: "/forecasts/sku/:sku",
    title: { en: "Forecast of a product", "zh-CN": "商品预测" },
    who: roles,
    load: () => import("./sku.tsx"),
  },
];
