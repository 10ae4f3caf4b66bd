import type { Product } from '#contracts/catalog/product';

export const kettle: Product = {
  id: 'prod-1',
  name: 'Enamel kettle',
  description: 'Two litres, for every kind of stove.',
  category: 'kitchen',
  price: { amount: 3_490, currency: 'EUR' },
  available: 95,
  version: 3,
};
