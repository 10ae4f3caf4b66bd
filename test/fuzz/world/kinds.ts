/** What fields and parameters stand for, by the names that they go by. */
const KINDS: Readonly<Record<string, string>> = {
  basketId: 'basket',
  fromBasketId: 'basket',
  orderId: 'order',
  productId: 'product',
  addressId: 'address',
  userId: 'user',
  keyId: 'api-key',
  webhookId: 'webhook',
  deliveryId: 'delivery',
  provider: 'provider',
  slug: 'problem',
  email: 'email',
  password: 'password',
  currentPassword: 'password',
  newPassword: 'password',
  code: 'totp-code',
  refreshToken: 'refresh-token',
};

const COLLECTIONS: Readonly<Record<string, string>> = {
  products: 'product',
  users: 'user',
  'api-keys': 'api-key',
};

/** The kind of thing that a field or a parameter names; undefined where it names none. */
export function kindOf(name: string, path: string): string | undefined {
  if (name !== 'id') return KINDS[name];
  const [, collection = ''] = /\/([^/]+)\/\{id\}/.exec(path) ?? [];
  return COLLECTIONS[collection];
}

/** The kinds of things that are their owners' alone. */
export const PRIVATE_KINDS: readonly string[] = ['basket', 'order', 'address', 'api-key', 'user'];

export function isPrivate(kind: string): boolean {
  return PRIVATE_KINDS.includes(kind);
}

/** Whether not every text could be an id of this kind. */
export function hasShape(kind: string): boolean {
  return ['product', 'webhook', 'delivery'].includes(kind) || isPrivate(kind);
}
