import { AutoComplete, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useNavigate } from "react-router";
import { searchAll } from "../../../shared/contracts/search.ts";
import { useMe } from "./company.tsx";
import { useAsk } from "./data.ts";
import { frame } from "./frame.texts.ts";
import { useTexts } from "./texts.ts";

const pageOf: Record<string, string> = { distributor: "/distributors/", user: "/users/" };

/** HQ's one box for distributors and members; Enter looks for an order of that number, which is all a distributor needs. */
const FindBox = () => {
  const say = useTexts(frame);
  const { atHq } = useMe();
  const go = useNavigate();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const hits = useAsk(searchAll, { query: { q, limit: 12 } }, atHq && q.length > 0);
  const options = (hits.data?.items ?? []).map(({ kind, id, title, subtitle }) => ({
    value: `${pageOf[kind]}${id}`,
    label: (
      <span className="hit">
        <span>{title}</span>
        <small>
          {say(`kind.${kind}`)} · {subtitle}
        </small>
      </span>
    ),
  }));
  const find = (to: string): void => {
    setText("");
    void go(to);
  };
  return (
    <div className="find" role="search">
      <AutoComplete
        options={options}
        value={text}
        onSearch={setText}
        onSelect={find}
        notFoundContent={q && hits.isSuccess ? say("nothingFound") : null}
        popupMatchSelectWidth={320}
      >
        <Input.Search
          aria-label={say(atHq ? "findAll" : "findOrder")}
          placeholder={say(atHq ? "findAll" : "findOrder")}
          allowClear
          onSearch={(typed) => typed.trim() && find(`/orders?q=${encodeURIComponent(typed.trim())}`)}
        />
      </AutoComplete>
    </div>
  );
};
export default FindBox;
