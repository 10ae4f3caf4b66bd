import { Body, Controller, Param, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { changed, ofShoppers } from './basket-routes';
import { BasketTokenInterceptor } from './basket-token.interceptor';
import { AddItemBody, BasketPath, ChangeItemBody, ItemPath } from './basket.dto';
import { itemChange, newItem } from './basket.examples';

/** What a basket holds. */
@ApiTags('basket')
@Controller('basket')
@UseInterceptors(BasketTokenInterceptor)
export class BasketItemsController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', ':basketId/items', {
    ...ofShoppers,
    summary: 'Adds pieces of a product',
    sends: [AddItem],
    bodyExample: newItem,
    idempotent: true,
    ifMatch: 'optional',
    answers: changed,
  })
  addItem(
    @Param() path: BasketPath,
    @Body() body: AddItemBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(AddItem, { ...path, ...body, expectedVersions }, sender);
  }

  @Endpoint('PATCH', ':basketId/items/:productId', {
    ...ofShoppers,
    summary: 'Sets how many pieces of a product the basket holds',
    sends: [ChangeItem],
    bodyExample: itemChange,
    ifMatch: 'optional',
    answers: changed,
  })
  changeItem(
    @Param() path: ItemPath,
    @Body() body: ChangeItemBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(ChangeItem, { ...path, ...body, expectedVersions }, sender);
  }

  @Endpoint('DELETE', ':basketId/items/:productId', {
    ...ofShoppers,
    summary: 'Takes a product out',
    sends: [RemoveItem],
    ifMatch: 'optional',
    answers: changed,
  })
  removeItem(
    @Param() path: ItemPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(RemoveItem, { ...path, expectedVersions }, sender);
  }
}
