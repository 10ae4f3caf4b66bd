import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import { ClaimBasket } from '#contracts/basket/commands/claim-basket.v1';

/** Brings along what somebody put into a basket before they logged in. */
@Injectable()
export class GuestBasketMerger {
  readonly #logger = new Logger(GuestBasketMerger.name);

  constructor(private readonly client: RequestClient) {}

  /**
   * The basket that the guest's is now part of; undefined where there is none. Never rejects: a basket that could
   * not be merged stays the guest's, who can still claim it by its token.
   */
  async merge(accessToken: string, basketToken: string | undefined): Promise<string | undefined> {
    if (basketToken === undefined) return undefined;
    try {
      const { data } = await this.client.send(ClaimBasket, {}, { token: accessToken, basketToken });
      return data.id;
    } catch (failure) {
      const code = failure instanceof DomainError ? failure.code : undefined;
      this.#logger.warn({ err: failure, code, msg: "a guest's basket was not merged at login" });
      return undefined;
    }
  }
}
