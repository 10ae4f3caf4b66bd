import { defineProblems } from '../kernel/define-problem';

export const orderProblems = defineProblems({
  ORDER_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such order',
    meaning: "The order is unknown or somebody else's.",
    remedy: 'List your orders with `GET /orders`.',
  },
  ORDER_NOT_CANCELLABLE: {
    kind: 'conflict',
    title: 'The order can no longer be cancelled',
    meaning: 'The order is shipped or delivered.',
    remedy: 'Ask for a refund instead.',
  },
  ORDER_NOT_CHANGEABLE: {
    kind: 'conflict',
    title: 'The order can no longer be changed',
    meaning: 'The order is shipped, delivered or cancelled.',
    remedy: 'Place a new order, or ask the staff.',
  },
  ORDER_NOT_SHIPPABLE: {
    kind: 'conflict',
    title: 'The order cannot be shipped',
    meaning: 'The order is not confirmed yet, or it is cancelled or delivered.',
    remedy: 'Ship it once it is `CONFIRMED`.',
  },
  ORDER_NOT_DELIVERABLE: {
    kind: 'conflict',
    title: 'The order cannot be delivered',
    meaning: 'The order has not been shipped, or it is cancelled.',
    remedy: 'Ship it first.',
  },
  ORDER_NOT_OPEN_YET: {
    kind: 'unavailable',
    title: 'The order is not open yet',
    meaning: 'Its check-out is accepted, but the orders service has not opened it yet.',
    remedy: 'Send the request again after `Retry-After` seconds.',
  },
  ORDERS_BACKLOGGED: {
    kind: 'unavailable',
    title: 'Too many orders are on their way',
    meaning: 'More baskets are checked out than orders can be opened in good time, so this one was not.',
    remedy: 'Send the request again after `Retry-After` seconds: the basket is as it was.',
  },
  TOO_MANY_STREAMS: {
    kind: 'too-many',
    title: 'Too many event streams',
    meaning: 'The caller has as many event streams open at once as there may be.',
    remedy: 'Close one, or read `GET /orders/{orderId}/timeline` now and then.',
  },
  TOTAL_MISMATCH: {
    kind: 'unprocessable',
    title: 'The total is not the sum of the lines',
    meaning: 'A `basket.checked-out.v1` from outside states a total that its lines do not add up to.',
    remedy: 'Publish it again with the right total.',
  },
  MIXED_CURRENCIES: {
    kind: 'unprocessable',
    title: 'More than one currency',
    meaning: 'A `basket.checked-out.v1` from outside has lines of several currencies.',
    remedy: 'Publish one check-out for each currency.',
  },
});
