import type { ReactNode } from "react";
import { Link } from "react-router";
import "./button-link.css";

/** A way to another page that is as likely as a button: looks like one, and is a link to keyboards, screen readers and the middle mouse button. */
export const ButtonLink = ({ to, primary, children }: { to: string; primary?: boolean; children: ReactNode }) => (
  <Link to={to} className={`button-link ${primary ? "primary" : ""}`}>
    {children}
  </Link>
);
