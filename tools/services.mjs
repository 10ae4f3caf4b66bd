/** The services of the system: their folder under `apps/`, the variable that sets their port, and whether they own a database. */
export const SERVICES = [
  { name: 'order_system', portVariable: 'ORDER_SYSTEM_PORT', defaultPort: 3000, database: false },
  { name: 'user-auth', portVariable: 'USER_AUTH_PORT', defaultPort: 3001, database: true },
  { name: 'catalog', portVariable: 'CATALOG_PORT', defaultPort: 3002, database: true },
  { name: 'products-basket', portVariable: 'PRODUCTS_BASKET_PORT', defaultPort: 3003, database: true },
  { name: 'orders', portVariable: 'ORDERS_PORT', defaultPort: 3004, database: true },
  { name: 'payments', portVariable: 'PAYMENTS_PORT', defaultPort: 3005, database: true },
  { name: 'notifications', portVariable: 'NOTIFICATIONS_PORT', defaultPort: 3006, database: true },
];

/** The port a service listens on under the given environment. */
export function portOf(service, env = process.env) {
  return Number(env[service.portVariable] || service.defaultPort);
}
