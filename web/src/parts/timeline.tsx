import type { ReactNode } from "react";
import { useFormats } from "../app/company.tsx";
import type { Tone } from "./tags.tsx";
import "./timeline.css";

export interface Entry {
  key: string | number;
  at: string;
  /** What happened, in words. */
  what: ReactNode;
  /** By whom, or where. */
  who?: ReactNode;
  /** A reason, a note, the figures. */
  more?: ReactNode;
  tone?: Tone;
}
/** What happened, one under the other, in the order in which it is given. */
export const Timeline = ({ label, entries }: { label: string; entries: readonly Entry[] }) => {
  const { time } = useFormats();
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, at, what, who, more, tone = "calm" }) => (
        <li key={key} className={`timeline-${tone}`}>
          <div>{what}</div>
          {more && <div className="timeline-more">{more}</div>}
          <div className="small quiet">
            <time dateTime={at}>{time(at)}</time>
            {who && <> · {who}</>}
          </div>
        </li>
      ))}
    </ol>
  );
};
