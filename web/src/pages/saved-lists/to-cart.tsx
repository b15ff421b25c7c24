import { App, Button } from "antd";
import { useState } from "react";
import { getSavedList } from "../../../../shared/contracts/saved-lists.ts";
import { ask, Problem } from "../../app/ask.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useCart } from "../../parts/cart.ts";
import { listTexts } from "./texts.ts";

/** All lines that can be ordered today go into the cart; how many could not is said. */
export const ToCart = ({ listId }: { listId: string }) => {
  const say = useTexts(listTexts);
  const word = useTexts(words);
  const { message } = App.useApp();
  const cart = useCart();
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      const { lines } = await ask(getSavedList, { params: { savedListId: listId } });
      const orderable = lines.filter(({ notOrderable }) => !notOrderable);
      cart.add(orderable.map(({ sku, quantity, name, unit }) => ({ sku, quantity, name, unit })));
      const left = lines.length - orderable.length;
      if (left > 0) void message.warning(say("leftOut", { count: left }), 5);
      else void message.success(say("inCart"));
    } catch (error) {
      void message.error(error instanceof Problem && error.status > 0 ? error.message : word("lost.title"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void add()}>
      {say("toCart")}
    </Button>
  );
};
