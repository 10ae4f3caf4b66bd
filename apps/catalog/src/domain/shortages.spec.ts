import { shortagesOf } from './shortages';

describe('shortagesOf', () => {
  it('is empty where there is enough of everything', () => {
    expect(shortagesOf([{ productId: 'a', quantity: 2 }], new Map([['a', 2]]))).toEqual([]);
  });

  it('names each product of which there is too little, and how much there is', () => {
    const pieces = ['a', 'b', 'c'].map((productId) => ({ productId, quantity: 2 }));
    expect(shortagesOf(pieces, new Map(Object.entries({ a: 5, b: 1 })))).toEqual([
      { productId: 'b', requested: 2, available: 1 },
      { productId: 'c', requested: 2, available: 0 },
    ]);
  });
});
