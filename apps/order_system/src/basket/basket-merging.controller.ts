import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';
import { ClaimBasket } from '#contracts/basket/commands/claim-basket.v1';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { guestsToken, ofCustomers } from './basket-routes';
import { BasketDto, BasketPath, MergeBody } from './basket.dto';
import { merge, merged } from './basket.examples';

const merging = { 200: { description: 'The merged basket', type: BasketDto, example: merged } };

/** What customers do with a second basket. */
@ApiTags('basket')
@Controller('basket')
export class BasketMergingController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', 'claim', {
    ...ofCustomers,
    summary: "Makes a guest's basket the caller's",
    description:
      'It is merged into the basket that the caller changed last, or becomes one of theirs where there is none that it fits into. `POST /auth/login` does the same; this is for those who are logged in already.',
    sends: [ClaimBasket],
    requiredHeaders: guestsToken,
    idempotent: true,
    answers: merging,
  })
  claimBasket(@Sender() sender: SendOptions): Promise<Answer<Basket>> {
    return this.client.send(ClaimBasket, {}, sender);
  }

  @Endpoint('POST', ':basketId/merge', {
    ...ofCustomers,
    summary: "Moves another of the caller's baskets, or a guest's, into this one",
    description:
      'Quantities are added as far as the stock goes; `adjustments` says what was capped or left out. The other basket is gone then.',
    sends: [MergeBaskets],
    headers: guestsToken,
    bodyExample: merge,
    idempotent: true,
    ifMatch: 'optional',
    answers: merging,
  })
  mergeBaskets(
    @Param() path: BasketPath,
    @Body() body: MergeBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Basket>> {
    return this.client.send(MergeBaskets, { ...path, ...body, expectedVersions }, sender);
  }
}
