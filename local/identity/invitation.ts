import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

/** What Cognito mails to somebody whom an administrator invited. */
export const invitation = async (
  email: string,
  password: string,
  locale: string | undefined,
  portal: string,
): Promise<void> => {
  const chinese = locale?.toLowerCase().startsWith("zh");
  const Subject = chinese ? "您的货通账号" : "Your Huotong account";
  const Text = chinese
    ? `您的账号已开通。\n\n登录地址：${portal}\n邮箱：${email}\n临时密码：${password}\n\n首次登录时请设置您自己的密码。`
    : `Your account is ready.\n\nSign in at ${portal}\nE-mail: ${email}\nTemporary password: ${password}\n\nYou will choose a password of your own at your first sign-in.`;
  const client = new SESv2Client({});
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: "no-reply@verificationemail.com",
      Destination: { ToAddresses: [email] },
      Content: { Simple: { Subject: { Data: Subject }, Body: { Text: { Data: Text } } } },
    }),
  );
  client.destroy();
};
