import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { FreeCommandContext } from '#libs/messaging';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { BasketChanges } from '../baskets/basket-changes';
import { BasketMerger } from '../baskets/basket-merger';
import { ownersOf } from '../baskets/owners-of';
import { BasketViews } from '../views/basket-views';

@CommandHandler(MergeBaskets, { transaction: 'none' })
export class MergeBasketsHandler {
  constructor(
    private readonly merger: BasketMerger,
    private readonly changes: BasketChanges,
    private readonly views: BasketViews,
  ) {}

  async handle(
    { expectedVersions, ...baskets }: InputOf<typeof MergeBaskets>,
    { idempotency: request, ...sender }: FreeCommandContext,
  ): Promise<OutputOf<typeof MergeBaskets>> {
    const { id } = requireCaller(sender.caller);
    const terms = { expectedVersions, request };
    const merged = await this.changes.once(request, () =>
      this.merger.merge(baskets, id, ownersOf(sender), terms),
    );
    return this.views.read(merged);
  }
}
