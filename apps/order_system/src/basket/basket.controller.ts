import { Body, Controller, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { DeleteBasket } from '#contracts/basket/commands/delete-basket.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { ListBaskets } from '#contracts/basket/queries/list-baskets.v1';
import type { OutputOf } from '#contracts/kernel/define-command';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { newToken, ofShoppers } from './basket-routes';
import { BasketTokenInterceptor } from './basket-token.interceptor';
import { BasketDto, BasketPage, BasketPath, BasketsQuery, CreateBasketBody } from './basket.dto';
import { filled, guests, newBasket } from './basket.examples';

@ApiTags('basket')
@Controller('basket')
@UseInterceptors(BasketTokenInterceptor)
export class BasketController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', '', {
    ...ofShoppers,
    summary: 'A new, empty basket',
    description:
      "Without a caller it is a guest's: the answer holds the `token` by which the basket, and nothing else, can be opened. A guest's `Idempotency-Key` is not kept, because two strangers may choose the same one.",
    sends: [CreateBasket],
    bodyExample: newBasket,
    idempotent: true,
    answers: {
      201: { description: 'The basket', type: BasketDto, example: guests, headers: newToken },
    },
  })
  createBasket(@Body() body: CreateBasketBody, @Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(CreateBasket, body, sender);
  }

  @Endpoint('GET', '', {
    summary: "The caller's open baskets; the one that was changed last comes first",
    access: 'baskets:use',
    sends: [ListBaskets],
    answers: {
      200: {
        description: 'A page of baskets',
        type: BasketPage,
        example: { items: [filled], nextCursor: null },
      },
    },
  })
  listBaskets(
    @Query() query: BasketsQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListBaskets>>> {
    return this.client.send(ListBaskets, query, sender);
  }

  @Endpoint('GET', ':basketId', {
    ...ofShoppers,
    summary: "One of the caller's baskets, or the guest's whose token it is",
    sends: [GetBasket],
    answers: { 200: { description: 'The basket', type: BasketDto, example: filled } },
  })
  getBasket(@Param() path: BasketPath, @Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(GetBasket, path, sender);
  }

  @Endpoint('DELETE', ':basketId', {
    ...ofShoppers,
    summary: 'Throws a basket away',
    sends: [DeleteBasket],
    ifMatch: 'optional',
    answers: { 204: { description: 'It is gone' } },
  })
  deleteBasket(
    @Param() path: BasketPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(DeleteBasket, { ...path, expectedVersions }, sender);
  }
}
