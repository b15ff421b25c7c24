/** Written beside the pages when a stage is deployed; `npm start` answers it itself. */
export interface Config {
  /** Where the routes are: `/api` behind one address, or an origin of its own. */
  api: string;
  /** The OpenID provider's issuer. */
  signIn: string;
  /** Where its session ends, for providers without an end_session_endpoint. */
  signOut?: string;
  clientId: string;
  scope: string;
}

export const readConfig = async (): Promise<Config> => {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`/config.json: ${response.status}`);
  return (await response.json()) as Config;
};
