import { App, ConfigProvider } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { StyleProvider } from "@ant-design/cssinjs";
import { useEffect, useState } from "react";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { getCompany } from "../../../shared/contracts/company.ts";
import { changeMyLocale, getMe } from "../../../shared/contracts/users.ts";
import { ProblemNotice } from "../parts/problem.tsx";
import { Failed, Missing } from "../parts/failed.tsx";
import { ask } from "./ask.ts";
import { PlaceProvider } from "./company.tsx";
import { useAsk, useSend } from "./data.ts";
import { Frame } from "./frame.tsx";
import { Guard } from "./guard.tsx";
import { pages } from "./pages.ts";
import { language, speak, useTexts } from "./texts.ts";
import { firstShade, type Shade, themeOf } from "./theme.ts";
import { words } from "./words.ts";

/** Made once the sign-in's address is gone from the bar. */
const newRouter = () =>
  createBrowserRouter([
    {
      element: <Frame />,
      ErrorBoundary: Failed,
      children: [
        ...pages.map((page) => ({
          path: page.path,
          ErrorBoundary: Failed,
          lazy: async () => {
            const { default: Page } = await page.load();
            return {
              Component: () => (
                <Guard page={page}>
                  <Page />
                </Guard>
              ),
            };
          },
        })),
        { path: "*", Component: Missing },
      ],
    },
  ]);

/** All that stands around the pages: language, theme, who is signed in and for which company. */
export const Portal = ({ signOut }: { signOut: () => void }) => {
  const [router] = useState(newRouter);
  const [shade, setShade] = useState(firstShade);
  useTexts(words); // draws everything anew when the language changes
  const locale = language();
  document.documentElement.dataset.shade = shade;
  const choose = (next: Shade): void => {
    localStorage.setItem("shade", next);
    setShade(next);
  };
  return (
    <StyleProvider layer>
      <ConfigProvider theme={themeOf(shade)} locale={locale === "en" ? en : zh} button={{ autoInsertSpace: false }}>
        <App className="app">
          <SignedIn router={router} signOut={signOut} shade={shade} chooseShade={choose} />
        </App>
      </ConfigProvider>
    </StyleProvider>
  );
};

const SignedIn = ({
  router,
  ...look
}: {
  router: ReturnType<typeof newRouter>;
  signOut: () => void;
  shade: Shade;
  chooseShade: (shade: Shade) => void;
}) => {
  const say = useTexts(words);
  const me = useAsk(getMe, {});
  const company = useAsk(getCompany, {});
  // The last choice holds, however quickly it followed another.
  const keep = useSend(changeMyLocale, async () => (await ask(getMe, {})).version);
  const own = me.data?.locale;
  useEffect(() => {
    if (!own) return;
    localStorage.setItem("language", own);
    if (own !== language()) void speak(own);
  }, [own]);
  // Who was let in stays in while a later question fails: what is typed on a page is worth more than news of the company.
  const missing = (me.data ? null : me.error) ?? (company.data ? null : company.error);
  const problem = me.error?.status === 403 ? me.error : missing;
  if (problem?.status === 403)
    return (
      <main className="alone">
        <h1>{say("out.title")}</h1>
        <p>{say("out.detail")}</p>
        <button type="button" className="plain-button" onClick={look.signOut}>
          {say("signOut")}
        </button>
      </main>
    );
  if (problem)
    return (
      <main className="alone">
        <ProblemNotice problem={problem} retry={() => void (me.refetch(), company.refetch())} />
      </main>
    );
  if (!me.data || !company.data) return <div className="first" aria-busy="true" />;
  const speakAndKeep = async (next: typeof me.data.locale): Promise<void> => {
    localStorage.setItem("language", next);
    await speak(next);
    keep.mutate({ body: { locale: next, expectedVersion: me.data.version } });
  };
  return (
    <PlaceProvider place={{ me: me.data, company: company.data, ...look, speak: (next) => void speakAndKeep(next) }}>
      <RouterProvider router={router} />
    </PlaceProvider>
  );
};
