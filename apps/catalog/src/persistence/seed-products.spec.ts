import { CreateProduct } from '#contracts/catalog/commands/create-product.v1';
import { seedProducts } from './seed-products';

const products = seedProducts();

describe('seedProducts', () => {
  it('makes 1,000 products that the contract accepts, the same each time', () => {
    expect(products).toHaveLength(1_000);
    expect(seedProducts()).toEqual(products);
    for (const { id, name, description, category, priceAmount, currency, onHand } of products) {
      const product = { id, name, description, category, price: { amount: priceAmount, currency } };
      expect(CreateProduct.input.parse({ ...product, stock: onHand })).toEqual({ ...product, stock: onHand });
    }
  });

  it('names each product differently, in twelve categories', () => {
    expect(new Set(products.map(({ name }) => name)).size).toBe(1_000);
    expect(new Set(products.map(({ category }) => category)).size).toBe(12);
  });

  it('has plenty of the first ten and of most, little of some, none of a few', () => {
    expect(products.slice(0, 10).every(({ onHand }) => onHand === 100_000)).toBe(true);
    expect(products.filter(({ onHand }) => onHand === 0)).toHaveLength(20);
    expect(products.filter(({ onHand }) => onHand > 0 && onHand < 10)).toHaveLength(20);
  });
});
