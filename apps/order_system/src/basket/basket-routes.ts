import { versionTag } from '../http/entity-tag';
import { BasketDto } from './basket.dto';
import { filled } from './basket.examples';

/** What the routes of baskets have in common. */
export const ofShoppers = { access: { guestsOr: 'baskets:use' }, etag: versionTag } as const;
export const ofCustomers = { access: 'baskets:use', etag: versionTag } as const;

export const newToken = {
  'Basket-Token': "For a guest: the basket's new token, which lives as long as the basket now does",
};

export const guestsToken = { 'Basket-Token': "The token of the guest's basket" };

export const changed = {
  200: { description: 'The basket, changed', type: BasketDto, example: filled, headers: newToken },
};
