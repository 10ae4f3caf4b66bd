import type { Product } from '#contracts/catalog/product';
import type { BodyOf } from '../api/body-of';
import type { ChangeProductBody, CreateProductBody, StockBody } from './product.dto';

export const kettle: Product = {
  id: 'prod-1',
  name: 'Enamel kettle',
  description: 'Two litres, for every kind of stove.',
  category: 'kitchen',
  price: { amount: 3_490, currency: 'EUR' },
  available: 95,
  version: 3,
};

export const newProduct: BodyOf<typeof CreateProductBody> = {
  id: kettle.id,
  name: kettle.name,
  description: kettle.description,
  category: kettle.category,
  price: kettle.price,
  stock: 95,
};

export const productChange: BodyOf<typeof ChangeProductBody> = { price: kettle.price };

export const stock: BodyOf<typeof StockBody> = { stock: 95 };
