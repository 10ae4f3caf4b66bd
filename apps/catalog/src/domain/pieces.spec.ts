import fc from 'fast-check';
import { piecesOf, type Pieces } from './pieces';

const lines = fc.array(
  fc.record({ productId: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 1_000 }) }),
);

describe('piecesOf', () => {
  it('adds up the lines of one product', () => {
    expect(
      piecesOf([
        { productId: 'a', quantity: 2 },
        { productId: 'b', quantity: 1 },
        { productId: 'a', quantity: 3 },
      ]),
    ).toEqual([
      { productId: 'a', quantity: 5 },
      { productId: 'b', quantity: 1 },
    ]);
  });

  it('keeps the number of pieces and names each product once', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const pieces = piecesOf(given);
        const total = (list: readonly Pieces[]) => list.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(total(pieces)).toBe(total(given));
        expect(new Set(pieces.map(({ productId }) => productId)).size).toBe(pieces.length);
      }),
    );
  });
});
