import { z } from 'zod';
import { defineProblems } from '../kernel/define-problem';
import { PriceChange } from './price-change';

export const basketProblems = defineProblems({
  INVALID_BASKET_TOKEN: {
    kind: 'unauthenticated',
    title: 'The basket token is not valid',
    meaning: "A guest's basket token is expired, forged or made for something else.",
    remedy: 'Leave the token out, or open a new basket with `POST /basket`.',
  },
  BASKET_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such basket',
    meaning: "The basket is unknown, expired, checked out or somebody else's.",
    remedy: 'Open a new basket with `POST /basket`.',
  },
  BASKET_CHECKED_OUT: {
    kind: 'conflict',
    title: 'The basket is an order',
    meaning: 'The basket has been checked out and can no longer be changed.',
    remedy: 'Open a new basket with `POST /basket`.',
  },
  BASKET_EMPTY: {
    kind: 'unprocessable',
    title: 'The basket is empty',
    meaning: 'A basket without items cannot be checked out.',
    remedy: 'Put something in first.',
  },
  BASKET_CHANGED: {
    kind: 'conflict',
    title: 'Prices have changed',
    meaning:
      'The catalog has changed prices since the basket was filled. `changes` lists each product with the price it `was` put in for and the price it has `now`; the basket has the new prices already.',
    remedy: 'Show the new prices, and send the same request again to accept them.',
    details: {
      schema: z.object({ changes: z.array(PriceChange) }),
      example: {
        changes: [
          {
            productId: 'prod-1',
            name: 'Enamel kettle',
            was: { amount: 3_490, currency: 'EUR' },
            now: { amount: 3_690, currency: 'EUR' },
          },
        ],
      },
    },
  },
  BASKET_FULL: {
    kind: 'unprocessable',
    title: 'The basket is full',
    meaning: 'A basket holds at most 100 different products.',
    remedy: 'Check it out, or take something out.',
  },
  BASKET_BUSY: {
    kind: 'unavailable',
    title: 'The basket is being changed',
    meaning: 'Too many others change the same basket at this moment.',
    remedy: 'Send the request again after `Retry-After` seconds.',
  },
  ITEM_NOT_FOUND: {
    kind: 'not-found',
    title: 'Not in the basket',
    meaning: 'The basket does not hold this product.',
    remedy: 'Read the basket again.',
  },
  QUANTITY_TOO_LARGE: {
    kind: 'unprocessable',
    title: 'Too many pieces',
    meaning: 'A basket holds at most 1,000 pieces of one product.',
    remedy: 'Ask for fewer.',
  },
  CURRENCY_MISMATCH: {
    kind: 'unprocessable',
    title: 'Another currency',
    meaning: 'A basket holds prices of one currency only.',
    remedy: 'Use another basket for the other currency; take out what the catalog now prices in another.',
  },
  SAME_BASKET: {
    kind: 'invalid',
    title: 'A basket cannot be merged into itself',
    meaning: '`fromBasketId` names the basket that is merged into.',
    remedy: 'Name another basket.',
  },
});
