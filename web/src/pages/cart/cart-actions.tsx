import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import { createSavedList } from "../../../../shared/contracts/saved-lists.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import type { Cart } from "../../parts/cart.ts";
import { cartTexts } from "./texts.ts";

export const CartActions = ({ cart, buyer }: { cart: Cart; buyer: { distributorId?: string } }) => {
  const say = useTexts(cartTexts);
  const word = useTexts(words);
  const [name, setName] = useState("");
  const lines = cart.basket.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  return (
    <>
      <Act
        contract={createSavedList}
        label={say("saveList")}
        asks={<p className="quiet">{say("saveListAsk")}</p>}
        asked={() => ({ body: { ...buyer, name: name.trim(), lines } })}
        done={() => setName("")}
        said={say("listSaved")}
      >
        <label className="field">
          <span>{say("listName")}</span>
          <Input autoFocus value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        </label>
      </Act>
      {!cart.basket.order && (
        <Popconfirm
          title={say("clear")}
          description={say("clearAsk")}
          okText={word("confirm")}
          cancelText={word("cancel")}
          onConfirm={cart.clear}
        >
          <Button>{say("clear")}</Button>
        </Popconfirm>
      )}
    </>
  );
};
