import { defineProblems } from '../kernel/define-problem';

export const catalogProblems = defineProblems({
  PRODUCT_NOT_FOUND: {
    kind: 'not-found',
    title: 'No such product',
    meaning: 'The product is unknown, or no longer for sale.',
    remedy: 'Search for another with `GET /products`.',
  },
  PRODUCT_ID_TAKEN: {
    kind: 'conflict',
    title: 'The product id is taken',
    meaning: 'Another product has this id, or had it before it was removed.',
    remedy: 'Choose another id, or leave it out to be given one.',
  },
  STOCK_BELOW_RESERVED: {
    kind: 'conflict',
    title: 'Less than is reserved',
    meaning: 'Open orders hold more pieces than the stock would be set to.',
    remedy: 'Set at least what is reserved, or cancel orders first.',
  },
});
