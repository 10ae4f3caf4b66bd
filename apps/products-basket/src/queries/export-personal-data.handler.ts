import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ExportPersonalData } from '#contracts/basket/queries/export-personal-data.v1';
import { OpenBaskets } from '../baskets/open-baskets';
import { BasketIndex } from '../persistence/basket-index';
import { CheckoutHistory } from '../persistence/checkout-history';
import { BasketViews } from '../views/basket-views';
import { submittedOrder } from '../views/submitted-order';

@QueryHandler(ExportPersonalData)
export class ExportPersonalDataHandler {
  constructor(
    private readonly index: BasketIndex,
    private readonly baskets: OpenBaskets,
    private readonly checkouts: CheckoutHistory,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { limit, cursor }: InputOf<typeof ExportPersonalData>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ExportPersonalData>> {
    const { id } = requireCaller(caller);
    const open = cursor === undefined ? await this.baskets.findAll(id, await this.index.all(id)) : [];
    const { checkouts, nextCursor } = await this.checkouts.page(id, limit, cursor);
    return {
      baskets: open.map((basket) => this.views.read(basket)),
      checkouts: checkouts.map(submittedOrder),
      nextCursor,
    };
  }
}
