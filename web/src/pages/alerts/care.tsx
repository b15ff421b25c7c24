import { Radio } from "antd";
import { useState } from "react";
import { acknowledgeAlert, type Alert, snoozeAlert } from "../../../../shared/contracts/alerts.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { alerts } from "./texts.ts";

const hours = { hours: 4, tomorrow: 24, days: 72, week: 168 } as const;
type Span = keyof typeof hours;
const later = (span: Span): string => new Date(Date.now() + hours[span] * 3_600_000).toISOString();

/** Take it, or be reminded later. */
export const Care = ({ alert, small }: { alert: Alert; small?: boolean }) => {
  const say = useTexts(alerts);
  const { time } = useFormats();
  const { id, is } = useMe();
  const [span, setSpan] = useState<Span>("tomorrow");
  if (alert.status === "resolved" || !is(...(acknowledgeAlert.who as readonly Role[]))) return null;
  const params = { alertId: alert.id };
  const size = small ? ({ size: "small" } as const) : {};
  return (
    <span className="row">
      {alert.owner?.userId !== id && (
        <Act
          contract={acknowledgeAlert}
          label={say("take")}
          said={say("taken")}
          button={{ ...(small ? {} : { type: "primary" }), ...size }}
          asked={() => ({ params, body: { expectedVersion: alert.version } })}
        />
      )}
      <Act
        contract={snoozeAlert}
        label={say("snooze")}
        asks={<p className="quiet">{say("snoozeAsks")}</p>}
        reason="needed"
        button={size}
        asked={(reason) => ({ params, body: { until: later(span), reason, expectedVersion: alert.version } })}
      >
        <div className="field">
          <Radio.Group
            aria-label={say("until")}
            value={span}
            onChange={({ target }) => setSpan(target.value as Span)}
            options={Object.keys(hours).map((value) => ({ value, label: say(`until.${value as Span}`) }))}
          />
          <span className="quiet small">{say("snoozed", { when: time(later(span)) })}</span>
        </div>
      </Act>
    </span>
  );
};
