import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { DeleteBasket } from '#contracts/basket/commands/delete-basket.v1';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { versionTag } from '../http/entity-tag';
import {
  AddItemBody,
  BasketDto,
  BasketPath,
  ChangeItemBody,
  CreateBasketBody,
  ItemPath,
  MergeBody,
} from './basket.dto';
import { empty, filled, itemChange, merge, newBasket, newItem } from './basket.examples';

const changed = { 200: { description: 'The basket, changed', type: BasketDto, example: filled } };
const mine = { access: { guestsOr: 'baskets:use' }, etag: versionTag } as const;

@ApiTags('basket')
@Controller('basket')
export class BasketController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', '', {
    ...mine,
    summary: 'A new, empty basket',
    sends: [CreateBasket],
    bodyExample: newBasket,
    idempotent: true,
    answers: { 201: { description: 'The basket', type: BasketDto, example: empty } },
  })
  createBasket(@Body() body: CreateBasketBody, @Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(CreateBasket, body, sender);
  }

  @Endpoint('GET', ':basketId', {
    ...mine,
    summary: "One of the caller's baskets, at the catalog's prices",
    sends: [GetBasket],
    answers: { 200: { description: 'The basket', type: BasketDto, example: filled } },
  })
  getBasket(@Param() path: BasketPath, @Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(GetBasket, path, sender);
  }

  @Endpoint('DELETE', ':basketId', {
    ...mine,
    summary: 'Throws a basket away',
    sends: [DeleteBasket],
    answers: { 204: { description: 'It is gone' } },
  })
  deleteBasket(@Param() path: BasketPath, @Sender() sender: SendOptions): Promise<Answer<object>> {
    return this.client.send(DeleteBasket, path, sender);
  }

  @Endpoint('POST', ':basketId/items', {
    ...mine,
    summary: 'Adds pieces of a product',
    sends: [AddItem],
    bodyExample: newItem,
    idempotent: true,
    answers: changed,
  })
  addItem(
    @Param() path: BasketPath,
    @Body() body: AddItemBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(AddItem, { ...path, ...body }, sender);
  }

  @Endpoint('PATCH', ':basketId/items/:productId', {
    ...mine,
    summary: 'Sets how many pieces of a product the basket holds',
    sends: [ChangeItem],
    bodyExample: itemChange,
    answers: changed,
  })
  changeItem(
    @Param() path: ItemPath,
    @Body() body: ChangeItemBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(ChangeItem, { ...path, ...body }, sender);
  }

  @Endpoint('DELETE', ':basketId/items/:productId', {
    ...mine,
    summary: 'Takes a product out',
    sends: [RemoveItem],
    answers: changed,
  })
  removeItem(@Param() path: ItemPath, @Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(RemoveItem, path, sender);
  }

  @Endpoint('POST', ':basketId/merge', {
    ...mine,
    summary: "Moves another of the caller's baskets into this one",
    sends: [MergeBaskets],
    bodyExample: merge,
    idempotent: true,
    answers: changed,
  })
  mergeBaskets(
    @Param() path: BasketPath,
    @Body() body: MergeBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(MergeBaskets, { ...path, ...body }, sender);
  }
}
