import { z } from 'zod';
import { ExportPersonalData as FromBasket } from '#contracts/basket/queries/export-personal-data.v1';
import { ExportPersonalData as FromNotifications } from '#contracts/notifications/queries/export-personal-data.v1';
import { ExportPersonalData as FromOrders } from '#contracts/orders/queries/export-personal-data.v1';
import { ExportPersonalData as FromPayments } from '#contracts/payments/queries/export-personal-data.v1';
import { ExportPersonalData as FromUsers } from '#contracts/users/queries/export-personal-data.v1';

/** Every service that holds personal data is asked by a query of its own; the catalog holds none. */
export const exportQueries = {
  users: FromUsers,
  basket: FromBasket,
  orders: FromOrders,
  payments: FromPayments,
  notifications: FromNotifications,
};

/** Everything that the system holds about somebody, in one document. */
export const PersonalData = z.object({
  exportedAt: z.iso.datetime(),
  ...FromUsers.output.shape,
  ...FromBasket.output.omit({ nextCursor: true }).shape,
  orders: FromOrders.output.shape.items,
  payments: FromPayments.output.shape.items,
  contact: FromNotifications.output.shape.contact,
  notifications: FromNotifications.output.shape.items,
});
export type PersonalData = z.output<typeof PersonalData>;
