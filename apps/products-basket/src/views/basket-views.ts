import { Injectable } from '@nestjs/common';
import { BasketTokens } from '#libs/auth';
import type { Basket } from '#contracts/basket/basket';
import { BasketSettings } from '../baskets/basket-settings';
import { isGuests } from '../domain/basket-owner';
import type { StoredBasket } from '../persistence/stored-basket';
import { basketView } from './basket-view';

/** Baskets as those who asked see them. */
@Injectable()
export class BasketViews {
  constructor(
    private readonly settings: BasketSettings,
    private readonly tokens: BasketTokens,
  ) {}

  read(basket: StoredBasket): Basket {
    return basketView(basket, this.settings.defaultCurrency);
  }

  /** After a change, a guest gets a token that lives as long as the basket now does. */
  async changed(basket: StoredBasket): Promise<Basket> {
    const view = this.read(basket);
    return isGuests(basket) ? { ...view, token: await this.tokens.sign(basket.id, lifeOf(basket)) } : view;
  }
}

/** In seconds. The first answer to a repeated request can be about a basket that has expired since. */
function lifeOf({ expiresAt }: StoredBasket): number {
  return Math.max(1, Math.ceil((Date.parse(expiresAt) - Date.now()) / 1_000));
}
