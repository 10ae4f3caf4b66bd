import { requireCaller } from '#libs/auth';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ListBaskets } from '#contracts/basket/queries/list-baskets.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { BasketIndex } from '../persistence/basket-index';
import type { ListedBasket } from '../persistence/basket-index';
import { BasketViews } from '../views/basket-views';

/** Whoever has more open baskets than this has forgotten the others. */
const MOST_LISTED = 500;

@QueryHandler(ListBaskets)
export class ListBasketsHandler {
  constructor(
    private readonly index: BasketIndex,
    private readonly baskets: OpenBaskets,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { limit, cursor }: InputOf<typeof ListBaskets>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ListBaskets>> {
    const { id: ownerId } = requireCaller(caller);
    const listed = await this.index.newest(ownerId, MOST_LISTED);
    const rest = cursor === undefined ? listed : listed.filter(comesAfter(cursor));
    const page = rest.slice(0, limit);
    const baskets = await this.baskets.findAll(
      ownerId,
      page.map(({ id }) => id),
    );
    const last = page.at(-1);
    return {
      items: baskets.map((basket) => this.views.read(basket)),
      nextCursor:
        last && rest.length > limit ? formatTimeCursor({ id: last.id, createdAt: last.expiresAt }) : null,
    };
  }
}

/** Which baskets were changed before the one where the last page ended. */
function comesAfter(cursor: string): (basket: ListedBasket) => boolean {
  const end = parseTimeCursor(cursor);
  const time = end.createdAt.getTime();
  return ({ id, expiresAt }) => expiresAt.getTime() < time || (expiresAt.getTime() === time && id < end.id);
}
