import type { ServiceName } from './define-command';

/** With what the names of a service's commands and queries begin: the first word of their routing keys. */
export const requestPrefixes: Readonly<Record<ServiceName, string>> = {
  'user-auth': 'users',
  catalog: 'catalog',
  'products-basket': 'basket',
  orders: 'orders',
  payments: 'payments',
  notifications: 'notifications',
};
