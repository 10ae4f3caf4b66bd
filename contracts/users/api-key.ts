import { z } from 'zod';
import { Id } from '../kernel/ids';
import { Permission } from '../kernel/permissions';

export const ApiKeyScope = Permission.exclude([
  'account:manage',
  'users:manage',
  'dead-letters:manage',
]).describe(
  "What a key can be for: what its owner may do, except for managing accounts, their own or others', and dead letters",
);
export type ApiKeyScope = z.output<typeof ApiKeyScope>;

export const ApiKeyName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .describe('What its owner calls it, e.g. "warehouse"');

/** The key itself, as its holder sends it; the prefix lets scanners find keys that lie where they should not. */
export const ApiKeySecret = z
  .string()
  .regex(/^osk_[\w-]{43}$/, 'must be a key as it was shown when it was made');

/** A key as its owner sees it. */
export const ApiKey = z.object({
  id: Id,
  name: ApiKeyName,
  scopes: z.array(ApiKeyScope),
  hint: z.string().describe('How the key begins'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe('Null where it never does'),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute; null before'),
});
export type ApiKey = z.output<typeof ApiKey>;

/** How many keys a user can have. */
export const MAX_API_KEYS = 50;
