import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Public } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { ReceiveWebhook } from '#contracts/payments/commands/receive-webhook.v1';
import { ApiProblems } from '../http/api-problems.decorator';
import { RAW_BODY } from '../http/body-parser';
import { WebhookPath, WebhookReceipt } from './webhook.dto';

/** Where payment providers report; a message's signature says who sends it. */
@ApiTags('payments')
@Public()
@Controller('payments/webhooks')
export class WebhooksController {
  constructor(private readonly client: RequestClient) {}

  @Post(':provider')
  @HttpCode(200)
  @RouteConfig(RAW_BODY)
  @ApiOperation({ summary: "A provider's message, signed as in Standard Webhooks" })
  @ApiBody({ schema: { type: 'object' } })
  @ApiOkResponse({ type: WebhookReceipt })
  @ApiProblems(400, 401, 404)
  async receive(
    @Param() { provider }: WebhookPath,
    @Headers() headers: Readonly<Record<string, string | string[] | undefined>>,
    @Body() body: string | undefined,
  ): Promise<OutputOf<typeof ReceiveWebhook>> {
    const signed = Object.entries(headers).filter(([name]) => name.startsWith('webhook-'));
    const input = { provider, headers: Object.fromEntries(signed.map(flat)), body: body ?? '' };
    return (await this.client.send(ReceiveWebhook, input)).data;
  }
}

function flat([name, value]: [string, string | string[] | undefined]): [string, string] {
  return [name, [value ?? []].flat().join(', ')];
}
