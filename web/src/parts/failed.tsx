import { Button } from "antd";
import { Link } from "react-router";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import { Empty } from "./page.tsx";

/** A page that fell over; the others go on. A chunk that is gone means a new version was put up: loading anew gets it. */
export const Failed = () => {
  const say = useTexts(words);
  return (
    <Empty title={say("failed.title")}>
      <p>{say("failed.detail")}</p>
      <Button onClick={() => location.reload()}>{say("retry")}</Button>
    </Empty>
  );
};

export const Missing = () => {
  const say = useTexts(words);
  return (
    <Empty title={say("missing.title")}>
      <p>{say("missing.detail")}</p>
      <Link to="/">{say("missing.home")}</Link>
    </Empty>
  );
};
