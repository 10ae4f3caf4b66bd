import { ProductId } from '#contracts/kernel/ids';
import { newProductId } from './product-id';
import { searchWords } from './search-words';

describe('searchWords', () => {
  it.each([
    ['Blue kettle', ['Blue', 'kettle']],
    ['t-shirt, 100% cotton', ['t', 'shirt', '100', 'cotton']],
    ["a & !b | (c:*) 'd'", ['a', 'b', 'c', 'd']],
    ['Müsli-Schüssel', ['Müsli', 'Schüssel']],
    ['?! \0', []],
  ])('finds the words of %j', (search, words) => {
    expect(searchWords(search)).toEqual(words);
  });
});

describe('newProductId', () => {
  it('is a product id that differs each time', () => {
    const ids = Array.from({ length: 100 }, newProductId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(ProductId.parse(id)).toMatch(/^prod-[0-9a-f]{10}$/);
  });
});
