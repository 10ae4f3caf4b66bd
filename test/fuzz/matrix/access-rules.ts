import type { Permission } from '#contracts/kernel/permissions';

/**
 * Whose things an operation is about, which the document does not say: nobody's, everybody's, or its caller's own;
 * in the last case with the permission, if any, with which it reaches those of others.
 */
export type AccessRule = 'nothing' | 'everybody' | 'owner' | { readonly ownerOr: Permission };

const ownerOr = (permission: Permission): AccessRule => ({ ownerOr: permission });

/** By operation; one that is missing here fails the access matrix. */
export const ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  getLiveness: 'nothing',
  getReadiness: 'nothing',
  getHealth: 'nothing',
  getMetrics: 'nothing',
  getKeySet: 'nothing',
  listProblems: 'nothing',
  getProblem: 'everybody',

  register: 'nothing',
  logIn: 'nothing',
  refreshTokens: 'nothing',
  logOut: 'nothing',
  logOutEverywhere: 'nothing',
  getMe: 'nothing',
  changeProfile: 'nothing',
  deleteAccount: 'nothing',
  exportPersonalData: 'nothing',
  changePassword: 'nothing',
  forgotPassword: 'nothing',
  resetPassword: 'nothing',
  verifyEmail: 'nothing',
  requestEmailVerification: 'nothing',
  getSecondFactor: 'nothing',
  setUpTotp: 'nothing',
  confirmTotp: 'nothing',
  disableTotp: 'nothing',

  listAddresses: 'owner',
  addAddress: 'nothing',
  getAddress: 'owner',
  changeAddress: 'owner',
  removeAddress: 'owner',
  createApiKey: 'nothing',
  listApiKeys: 'owner',
  revokeApiKey: 'owner',

  listUsers: ownerOr('users:read'),
  getUser: ownerOr('users:read'),
  changeRoles: ownerOr('users:manage'),
  disableUser: ownerOr('users:manage'),
  enableUser: ownerOr('users:manage'),

  listProducts: 'everybody',
  getProduct: 'everybody',
  createProduct: 'nothing',
  changeProduct: 'everybody',
  removeProduct: 'everybody',
  setStock: 'everybody',

  createBasket: 'nothing',
  listBaskets: 'owner',
  claimBasket: 'owner',
  getBasket: 'owner',
  deleteBasket: 'owner',
  addItem: 'owner',
  changeItem: 'owner',
  removeItem: 'owner',
  mergeBaskets: 'owner',

  placeOrder: 'owner',
  listOrders: ownerOr('orders:read-any'),
  getOrder: ownerOr('orders:read-any'),
  changeOrder: ownerOr('orders:change-any'),
  cancelOrder: ownerOr('orders:change-any'),
  getTimeline: ownerOr('orders:read-any'),
  streamOrderEvents: ownerOr('orders:read-any'),
  listPayments: ownerOr('orders:read-any'),
  shipOrder: ownerOr('orders:fulfil'),
  deliverOrder: ownerOr('orders:fulfil'),
  refundOrder: ownerOr('orders:refund'),

  receiveWebhook: 'everybody',
  listNotifications: 'owner',

  createWebhook: 'nothing',
  listWebhooks: 'everybody',
  getWebhook: 'everybody',
  changeWebhook: 'everybody',
  deleteWebhook: 'everybody',
  rotateWebhookSecret: 'everybody',
  testWebhook: 'everybody',
  listWebhookDeliveries: 'everybody',
  redeliverWebhook: 'everybody',

  listDeadLetters: 'nothing',
  getDeadLetter: 'nothing',
  redriveDeadLetter: 'nothing',
  discardDeadLetter: 'nothing',
  redriveDeadLetters: 'nothing',
  discardDeadLetters: 'nothing',
};

/** Whether a caller with these permissions may meet what belongs to others. */
export function reachesOthers(operationId: string, holds: (permission: string) => boolean): boolean {
  const rule = ACCESS_RULES[operationId];
  return typeof rule === 'object' && holds(rule.ownerOr);
}

/** Whether the things that are named to an operation must be the caller's, unless a permission reaches others'. */
export function mindsOwners(operationId: string): boolean {
  const rule = ACCESS_RULES[operationId];
  return rule === undefined || rule === 'owner' || typeof rule === 'object';
}
