import type { ReactNode } from "react";
import { Link } from "react-router";

/** One figure and what it is of; it leads to what it counts. */
export const Tile = ({ to, name, figure, note }: { to: string; name: string; figure: ReactNode; note?: ReactNode }) => (
  <Link to={to} className="tile">
    <div className="tile-name">{name}</div>
    <div className="tile-figure">{figure}</div>
    {note && <div className="tile-note">{note}</div>}
  </Link>
);
