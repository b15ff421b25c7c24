import { BellOutlined, MenuOutlined, ShoppingCartOutlined } from "@ant-design/icons";
import { Badge, Button, Drawer } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, NavLink, Outlet, useLocation, useNavigation } from "react-router";
import { listInbox } from "../../../shared/contracts/notifications.ts";
import { useCart, useMayOrder } from "../parts/cart.ts";
import { Account } from "./account.tsx";
import { useMe, usePlace } from "./company.tsx";
import { useAsk } from "./data.ts";
import { frame } from "./frame.texts.ts";
import { menuOf, type PageEntry } from "./pages.ts";
import { language, useTexts } from "./texts.ts";
import { words } from "./words.ts";

/** Its list and input are a tenth of all that the frame would load: they come right after it. */
const FindBox = lazy(() => import("./find-box.tsx"));

const Item = ({ page: { path, title, icon } }: { page: PageEntry }) => (
  <NavLink to={path} end={path === "/"} className="nav-item">
    <span aria-hidden className="nav-icon">
      {icon}
    </span>
    {title[language()]}
  </NavLink>
);

const Navigation = () => {
  const say = useTexts(words);
  const menu = menuOf(useMe().role);
  const groups = [...new Set(menu.map(({ group }) => group))];
  return (
    <nav aria-label={say("menu")} className="nav">
      {groups.map((group) => (
        <div key={group ?? ""}>
          {group && groups.length > 2 && <div className="nav-group">{say(`group.${group}`)}</div>}
          {menu
            .filter((page) => page.group === group)
            .map((page) => (
              <Item key={page.path} page={page} />
            ))}
        </div>
      ))}
    </nav>
  );
};

const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return online;
};

const Bell = () => {
  const say = useTexts(frame);
  const inbox = useAsk(listInbox, { query: { limit: 1 } });
  const count = inbox.data?.unread ?? 0;
  return (
    <Link to="/notices" aria-label={say("notices", { count })} className="head-link">
      <Badge count={count} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  );
};

const CartLink = () => {
  const say = useTexts(frame);
  const { lines } = useCart().basket;
  if (!useMayOrder()) return null;
  return (
    <Link to="/cart" aria-label={say("toCart", { count: lines.length })} className="head-link">
      <Badge count={lines.length} size="small" overflowCount={99}>
        <ShoppingCartOutlined />
      </Badge>
    </Link>
  );
};

/** What stands around every page: navigation at the side or, on a phone, below; one box to find things; notices; account. */
export const Frame = () => {
  const say = useTexts(words);
  const me = useMe();
  const { company } = usePlace();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const busy = useNavigation().state !== "idle";
  const online = useOnline();
  useEffect(() => {
    setOpen(false);
    scrollTo(0, 0);
  }, [pathname]);
  const below = menuOf(me.role)
    .filter(({ onPhone }) => onPhone?.includes(me.role))
    .slice(0, 4);
  return (
    <div className="frame" aria-busy={busy}>
      <a href="#content" className="skip">
        {say("skip")}
      </a>
      <header className="head">
        <Button
          className="narrow-only"
          type="text"
          icon={<MenuOutlined />}
          aria-label={say("menu")}
          onClick={() => setOpen(true)}
        />
        <Link to="/" className="brand" aria-label={company.companyName}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span className="wide-only">{company.companyName}</span>
        </Link>
        <Suspense fallback={<div className="find" />}>
          <FindBox />
        </Suspense>
        <CartLink />
        <Bell />
        <Account />
      </header>
      <aside className="side">
        <Navigation />
      </aside>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={260} title={company.companyName}>
        <Navigation />
      </Drawer>
      <main id="content" className="content" tabIndex={-1} data-path={pathname}>
        {!online && (
          <div className="offline" role="status">
            {say("offline")}
          </div>
        )}
        <Outlet />
      </main>
      <nav className="below narrow-only" aria-label={say("menu")}>
        {below.map((page) => (
          <Item key={page.path} page={page} />
        ))}
      </nav>
    </div>
  );
};
