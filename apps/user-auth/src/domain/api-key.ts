import type { InputOf } from '#contracts/kernel/define-command';
import { permits } from '#contracts/kernel/permissions';
import type { Grantee } from '#contracts/kernel/permissions';
import { MAX_API_KEYS } from '#contracts/users/api-key';
import type { ApiKeyScope, ApiKey as ApiKeyView } from '#contracts/users/api-key';
import type { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import { ValidationError, newId } from '#libs/common';
import { ScopeNotHeld, TooManyApiKeys } from './api-key.errors';

/** By which a back end acts for a user, within its scopes. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

interface Circumstances {
  readonly owner: Grantee;
  /** How many keys the owner has already. */
  readonly held: number;
  readonly now: Date;
}

/** Throws ScopeNotHeld, TooManyApiKeys, or ValidationError for an expiry that has passed. */
export function createApiKey(
  { name, scopes, expiresAt }: InputOf<typeof CreateApiKey>,
  hint: string,
  { owner, held, now }: Circumstances,
): ApiKey {
  const foreign = scopes.filter((scope) => !permits(owner, scope));
  if (foreign.length > 0) throw new ScopeNotHeld(foreign);
  if (held >= MAX_API_KEYS) throw new TooManyApiKeys();
  const expiry = expiresAt === undefined ? null : new Date(expiresAt);
  if (expiry && expiry <= now)
    throw new ValidationError([{ field: 'expiresAt', message: 'must be in the future' }]);
  const unique = [...new Set(scopes)];
  return { id: newId(), name, scopes: unique, hint, createdAt: now, expiresAt: expiry, lastUsedAt: null };
}

/** For how many seconds the key still works, begun ones included; none once it has expired. */
export function secondsLeft({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: Date): number {
  if (!expiresAt) return Infinity;
  return Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / 1_000));
}

/** The key as its owner sees it. */
export function viewOfApiKey({
  id,
  name,
  scopes,
  hint,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiKey): ApiKeyView {
  return {
    id,
    name,
    scopes: [...scopes],
    hint,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
