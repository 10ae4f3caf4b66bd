/** What the fuzzer knows of a system that no client knows. */
export interface Secrets {
  readonly administrator: { readonly email: string; readonly password: string };
  /** What access tokens are signed with; where it is not known, an expired token is a forged one as well. */
  readonly tokens?: string;
  /** What webhooks are signed with; where it is not known, all of them are forged. */
  readonly webhooks?: string;
}

/** The secrets of a system with this environment. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): Secrets {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, JWT_SECRET, STUB_WEBHOOK_SECRET } = env;
  if (!email || !password) throw new Error('ADMIN_EMAIL and ADMIN_PASSWORD must be known, as .env has them');
  return { administrator: { email, password }, tokens: JWT_SECRET, webhooks: STUB_WEBHOOK_SECRET };
}
