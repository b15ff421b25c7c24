import { Button, Result } from "antd";
import { Link } from "react-router";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";

/** A page that fell over; the others go on. A chunk that is gone means a new version was put up: loading anew gets it. */
export const Failed = () => {
  const say = useTexts(words);
  return (
    <Result
      status="warning"
      title={say("failed.title")}
      subTitle={say("failed.detail")}
      extra={<Button onClick={() => location.reload()}>{say("retry")}</Button>}
    />
  );
};

export const Missing = () => {
  const say = useTexts(words);
  return (
    <Result
      status="info"
      title={say("missing.title")}
      subTitle={say("missing.detail")}
      extra={<Link to="/">{say("missing.home")}</Link>}
    />
  );
};
