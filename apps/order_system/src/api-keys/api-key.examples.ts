import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import type { ApiKey } from '#contracts/users/api-key';
import type { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';

export const newKey: InputOf<typeof CreateApiKey> = {
  name: 'warehouse',
  scopes: ['orders:read', 'notifications:read'],
  expiresAt: '2027-12-31T23:59:59Z',
};

const made: ApiKey = {
  id: '01a20465-c3b2-7f10-9c55-2f8a1b7d4e60',
  name: 'warehouse',
  scopes: ['orders:read', 'notifications:read'],
  hint: 'osk_Zk3v',
  createdAt: '2026-11-22T09:30:00.000Z',
  expiresAt: '2027-12-31T23:59:59.000Z',
  lastUsedAt: null,
};

export const warehouse: ApiKey = { ...made, lastUsedAt: '2026-11-22T18:04:12.000Z' };

export const warehouseShownOnce: OutputOf<typeof CreateApiKey> = {
  ...made,
  key: 'osk_Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE',
};
