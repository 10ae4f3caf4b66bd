import type { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;
type Parts = Record<string, z.ZodType>;

/** The environment is incomplete or wrong; the message names every variable at fault. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    // The reader needs the variables' names, not this library's frames.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Reads all parts of a service's configuration at once, so that one start names everything that is missing. */
export function parseEnv<P extends Parts>(env: Env, parts: P): { readonly [K in keyof P]: z.output<P[K]> } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(parts)) {
    const result = schema.safeParse(given);
    if (result.success) config[name] = result.data;
    else problems.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config as { readonly [K in keyof P]: z.output<P[K]> };
}
