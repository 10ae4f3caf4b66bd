import { basketProblems } from './basket/problems';
import { catalogProblems } from './catalog/problems';
import { deadLetterProblems } from './kernel/dead-letter-problems';
import { problems } from './kernel/problems';
import { notificationProblems } from './notifications/problems';
import { orderProblems } from './orders/problems';
import { paymentProblems } from './payments/problems';
import { userProblems } from './users/problems';

/** Every problem that a service can answer with, by area. */
export const serviceProblems = {
  requests: problems,
  accounts: userProblems,
  products: catalogProblems,
  baskets: basketProblems,
  orders: orderProblems,
  payments: paymentProblems,
  notifications: notificationProblems,
  'dead-letters': deadLetterProblems,
};
