import { z } from 'zod';
import { formatCursor, parseCursor } from '#libs/common';
import type { DeadLetter } from '#contracts/kernel/dead-letters';

/** When the last letter of a page failed, and which it was. */
const Position = z.tuple([z.string(), z.string()]);

const keyOf = ({ lastFailedAt, id }: DeadLetter): [string, string] => [lastFailedAt ?? '', id];

/** One page of letters that are sorted from new to old. */
export function letterPage(letters: readonly DeadLetter[], limit: number, cursor: string | undefined) {
  const after = cursor === undefined ? undefined : parseCursor(Position, cursor).join(' ');
  const behind = letters.filter((letter) => after === undefined || keyOf(letter).join(' ') < after);
  const items = behind.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && behind.length > limit ? formatCursor(keyOf(last)) : null };
}
