import { ListProducts, ProductSort } from '#contracts/catalog/queries/list-products.v1';
import { ValidationError } from '#libs/common';
import type { Position } from '../domain/position';
import { decodeCursor, encodeCursor } from './product-cursor';

const positions: [ProductSort, Position][] = [
  ['name', { key: 'kettle, "blue" – 1.7 l', id: 'prod-1' }],
  ['-name', { key: 'müsli', id: 'prod-2' }],
  ['price', { key: 0, id: 'prod-3' }],
  ['-price', { key: 100_000_000, id: 'prod-4' }],
  ['newest', { key: new Date('2026-03-01T12:00:00.123Z'), id: 'prod-5' }],
];

function fieldsAtFault(cursor: string, sort: ProductSort): string[] {
  try {
    decodeCursor(sort, cursor);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return (error.facts.errors ?? []).map(({ field }) => field);
  }
}

describe('product cursor', () => {
  it.each(positions)('comes back as it was, sorted by %s', (sort, position) => {
    expect(decodeCursor(sort, encodeCursor(sort, position))).toEqual(position);
  });

  it('is refused under another sort', () => {
    for (const [sort, position] of positions) {
      for (const other of ProductSort.options.filter((option) => option !== sort)) {
        expect(fieldsAtFault(encodeCursor(sort, position), other)).toEqual(['cursor']);
      }
    }
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['a null', Buffer.from('null').toString('base64url')],
    ['a key of another type', Buffer.from('["name",1,"prod-1"]').toString('base64url')],
    ['an id that is none', Buffer.from('["name","a","; drop"]').toString('base64url')],
    ['a key that no text of PostgreSQL holds', Buffer.from('["name","\\u0000","a"]').toString('base64url')],
  ])('is refused where it is %s', (_, cursor) => {
    expect(fieldsAtFault(cursor, 'name')).toEqual(['cursor']);
  });

  it('is short enough for its own field, whatever the name', () => {
    for (const character of ['a', '"', '\\', 'ü', '語', '🫖']) {
      const key = character.repeat(200 / character.length);
      const cursor = encodeCursor('-name', { key, id: 'p'.repeat(64) });
      expect(ListProducts.input.safeParse({ cursor, sort: '-name' }).success).toBe(true);
    }
  });
});
