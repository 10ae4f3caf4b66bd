import { allPages } from './pages.ts';

it('all pages of a list are one sequence', async () => {
  const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
    first: { items: [1, 2], nextCursor: 'b' },
    b: { items: [], nextCursor: 'c' },
    c: { items: [3], nextCursor: null },
  };
  const items: number[] = [];
  for await (const item of allPages((cursor) =>
    Promise.resolve(pages[cursor ?? 'first'] ?? { items: [], nextCursor: null }),
  )) {
    items.push(item);
  }
  expect(items).toEqual([1, 2, 3]);
});
