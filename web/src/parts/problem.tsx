import { Alert, Button } from "antd";
import type { Problem } from "../app/ask.ts";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";

/** What went wrong and what to do, in the reader's language. */
export const ProblemNotice = ({
  problem,
  errors = problem.errors,
  retry,
}: {
  problem: Problem;
  /** Those that stand nowhere else. */
  errors?: Problem["errors"];
  retry?: () => void;
}) => {
  const say = useTexts(words);
  const lost = problem.status === 0;
  const stale = problem.code === "record/stale";
  const known = !lost && !stale && problem.detail;
  return (
    <Alert
      className="problem"
      type={lost || stale ? "warning" : "error"}
      showIcon
      role="alert"
      title={lost ? say("lost.title") : stale ? say("stale.title") : known ? problem.message : say("failed.title")}
      description={
        <>
          <p>{lost ? say("lost.detail") : stale ? say("stale.detail") : known || say("failed.detail")}</p>
          {errors.length > 0 && (
            <ul>
              {errors.map(({ path, message }) => (
                <li key={path + message}>
                  {path}: {message}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {say("retry")}
          </Button>
        )
      }
    />
  );
};
