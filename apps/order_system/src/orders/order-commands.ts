import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { GetCheckout } from '#contracts/basket/queries/get-checkout.v1';
import type { CommandContract, InputOf } from '#contracts/kernel/define-command';

/** A check-out is usually an open order within a few of these pauses. */
const PAUSES_MS = [25, 50, 100, 200, 400, 800];

/** What every command to an order says. */
type OrderCommand = CommandContract<z.ZodType<{ orderId: string }>>;

/** Changes an order from the moment its check-out was accepted: waits a little for orders to hear of it. */
@Injectable()
export class OrderCommands {
  constructor(private readonly client: RequestClient) {}

  async send<C extends OrderCommand>(
    command: C,
    input: InputOf<C>,
    sender: SendOptions,
  ): Promise<Answer<z.output<C['output']>>> {
    for (const pause of PAUSES_MS) {
      const answer = await this.sendIfOpen(command, input, sender);
      if (answer) return answer;
      await this.client.send(GetCheckout, { orderId: input.orderId }, sender);
      await sleep(pause);
    }
    throw new OrderNotOpenYet();
  }

  /** Undefined where orders does not know the order. */
  private async sendIfOpen<C extends OrderCommand>(
    command: C,
    input: InputOf<C>,
    sender: SendOptions,
  ): Promise<Answer<z.output<C['output']>> | undefined> {
    try {
      return await this.client.send(command, input, sender);
    } catch (failure) {
      if (failure instanceof DomainError && failure.kind === 'not-found') return undefined;
      throw failure;
    }
  }
}

class OrderNotOpenYet extends DomainError {
  constructor() {
    super('ORDER_NOT_OPEN_YET', 'unavailable', 'The order is not open yet; try again shortly.', {
      retryAfter: 1,
    });
  }
}
