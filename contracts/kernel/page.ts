import { z } from 'zod';

/** What every list takes: how many, and where the last page ended. */
export const PageRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many items a page holds at most'),
  cursor: z.string().min(1).max(512).optional().describe('The `nextCursor` of the page before'),
});

/** What every list answers: `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().min(1).nullable().describe('The `cursor` of the next page; null on the last'),
  });
}
