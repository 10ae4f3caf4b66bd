import { Body, Controller, Headers, Param } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { RequestClient } from '#libs/messaging';
import type { Answer } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { ReceiveWebhook } from '#contracts/payments/commands/receive-webhook.v1';
import { Endpoint } from '../api/endpoint.decorator';
import { RAW_BODY } from '../http/body-parser';
import { WebhookPath, WebhookReceipt } from './webhook.dto';
import { captured } from './webhook.examples';

/** Where payment providers report; a message's signature says who sends it. */
@ApiTags('payments')
@Controller('payments/webhooks')
export class WebhooksController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', ':provider', {
    summary: "A provider's message, signed as in Standard Webhooks",
    access: 'public',
    sends: [ReceiveWebhook],
    bodyExample: captured,
    requiredHeaders: {
      'webhook-id': "The message's id: a repeated one changes nothing",
      'webhook-timestamp': 'When it was signed, in seconds since 1970',
      'webhook-signature': '`v1,` and the HMAC-SHA256 of id, timestamp and body, in base64',
    },
    answers: {
      200: { description: 'It is taken', type: WebhookReceipt, example: { received: true } },
    },
  })
  @RouteConfig(RAW_BODY)
  @ApiBody({ schema: { type: 'object' } })
  receiveWebhook(
    @Param() { provider }: WebhookPath,
    @Headers() headers: Readonly<Record<string, string | string[] | undefined>>,
    @Body() body: string | undefined,
  ): Promise<Answer<OutputOf<typeof ReceiveWebhook>>> {
    const signed = Object.entries(headers).filter(([name]) => name.startsWith('webhook-'));
    const input = { provider, headers: Object.fromEntries(signed.map(flat)), body: body ?? '' };
    return this.client.send(ReceiveWebhook, input);
  }
}

function flat([name, value]: [string, string | string[] | undefined]): [string, string] {
  return [name, [value ?? []].flat().join(', ')];
}
