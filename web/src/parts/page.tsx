import { ArrowLeftOutlined } from "@ant-design/icons";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";

interface Props {
  title: string;
  /** Beside the title: a state, a number. */
  tag?: ReactNode;
  /** What can be done here; the first is the most likely. */
  actions?: ReactNode;
  back?: string;
  children: ReactNode;
}
/** A page's head and body. Its title is the document's, and where a screen reader begins. */
export const Page = ({ title, tag, actions, back, children }: Props) => {
  const say = useTexts(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say("huotong")}`;
  }, [title, say]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="page">
      <header className="page-head">
        {back && (
          <Link to={back} className="page-back" aria-label={say("back")}>
            <ArrowLeftOutlined aria-hidden />
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {tag}
        <div className="page-actions">{actions}</div>
      </header>
      {children}
    </div>
  );
};

export const Section = ({
  title,
  actions,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) => (
  <section className="section">
    {(title || actions) && (
      <header className="section-head">
        {title && <h2>{title}</h2>}
        <div className="page-actions">{actions}</div>
      </header>
    )}
    {children}
  </section>
);

/** A list of names and values. What has no value is left out. */
export const Facts = ({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {rows
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "")
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** Nothing there yet: what it is, and the next step. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p>{title}</p>
    {children}
  </div>
);
