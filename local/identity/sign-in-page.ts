import type { Locale } from "../../shared/contracts/primitives.ts";

export type Step = "password" | "new-password";
type Texts = Record<
  "title" | "lead" | "email" | "password" | "next" | "newLead" | "newPassword" | "wrong" | "weak",
  string
>;

const texts: Record<Locale, Texts> = {
  "zh-CN": {
    title: "登录货通",
    lead: "请用您的邮箱和密码登录。",
    email: "邮箱",
    password: "密码",
    next: "继续",
    newLead: "这是首次登录。请设置您自己的密码（至少 12 位）。",
    newPassword: "新密码",
    wrong: "邮箱或密码不正确，或账号已停用。请检查后重试。",
    weak: "密码至少 12 位，请重新输入。",
  },
  en: {
    title: "Sign in to Huotong",
    lead: "Use your e-mail address and password.",
    email: "E-mail",
    password: "Password",
    next: "Continue",
    newLead: "This is your first sign-in. Choose a password of your own (12 characters or more).",
    newPassword: "New password",
    wrong: "Wrong e-mail or password, or the account is disabled. Check and try again.",
    weak: "A password needs 12 characters or more. Try another.",
  },
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]!);

export const signInStyle = `
:root { color-scheme: light dark; --accent: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", sans-serif;
  background: light-dark(#f4f2ef, #191817); color: light-dark(#222, #eee); }
main { width: min(24rem, 92vw); padding: 2rem; border-radius: 14px; background: light-dark(#fff, #242322); box-shadow: 0 8px 30px #0002; }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; } h1::before { content: "货"; display: inline-grid; place-items: center; width: 2rem; height: 2rem;
  margin-right: .6rem; border-radius: 8px; background: var(--accent); color: #fff; font-size: 1.1rem; }
p { margin: 0 0 1.25rem; opacity: .8; } label { display: block; margin: 0 0 1rem; font-weight: 600; font-size: .9rem; }
input { display: block; width: 100%; margin-top: .3rem; padding: .65rem .75rem; font: inherit; border: 1px solid light-dark(#bbb, #555); border-radius: 8px;
  background: transparent; color: inherit; } input:focus, button:focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 45%, transparent); }
button { width: 100%; padding: .75rem; border: 0; border-radius: 8px; background: var(--accent); color: #fff; font: 600 1rem inherit; font-family: inherit; cursor: pointer; }
[role=alert] { padding: .6rem .75rem; border-radius: 8px; background: #b3261e22; opacity: 1; }
`;

/** @param problem what was wrong with the last try. */
export const signInPage = (locale: Locale, step: Step, email: string, problem?: "wrong" | "weak"): string => {
  const t = texts[locale];
  const fields =
    step === "password"
      ? `<label>${t.email}<input name="email" type="email" autocomplete="username" required autofocus value="${escaped(email)}"></label>
<label>${t.password}<input name="password" type="password" autocomplete="current-password" required></label>`
      : `<label>${t.newPassword}<input name="newPassword" type="password" autocomplete="new-password" minlength="12" required autofocus></label>`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${t.title}</title><link rel="stylesheet" href="/sign-in.css"></head>
<body><main><h1>${t.title}</h1><p>${step === "password" ? t.lead : t.newLead}</p>
${problem ? `<p role="alert">${t[problem]}</p>` : ""}
<form method="post" autocomplete="on">${fields}<button>${t.next}</button></form></main></body></html>`;
};
