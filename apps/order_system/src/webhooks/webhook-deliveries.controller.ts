import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { RedeliverWebhook } from '#contracts/notifications/commands/redeliver-webhook.v1';
import { TestWebhook } from '#contracts/notifications/commands/test-webhook.v1';
import { ListWebhookDeliveries } from '#contracts/notifications/queries/list-webhook-deliveries.v1';
import type { WebhookDelivery } from '#contracts/notifications/webhook';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import {
  WebhookDeliveriesQuery,
  WebhookDeliveryDto,
  WebhookDeliveryPage,
  WebhookDeliveryPath,
  WebhookPath,
} from './webhook.dto';
import { delivered, failing, waiting } from './webhook.examples';

const access = 'webhooks:manage';

/** What is sent to endpoints. */
@ApiTags('webhooks')
@Controller('webhooks/:webhookId')
export class WebhookDeliveriesController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', 'test', {
    summary: 'Sends an endpoint an event that means nothing (admins)',
    description:
      'Of the type `webhook.test.v1`, whatever types the endpoint wants. Its deliveries tell how it ended.',
    access,
    sends: [TestWebhook],
    idempotent: true,
    status: 202,
    answers: { 202: { description: 'It is on its way', type: WebhookDeliveryDto, example: waiting } },
  })
  testWebhook(@Param() path: WebhookPath, @Sender() sender: SendOptions): Promise<Answer<WebhookDelivery>> {
    return this.client.send(TestWebhook, path, sender);
  }

  @Endpoint('GET', 'deliveries', {
    summary: 'What was sent, or will be, to an endpoint, newest first (admins)',
    access,
    sends: [ListWebhookDeliveries],
    answers: {
      200: {
        description: 'A page of deliveries',
        type: WebhookDeliveryPage,
        example: { items: [failing, delivered], nextCursor: null },
      },
    },
  })
  listWebhookDeliveries(
    @Param() path: WebhookPath,
    @Query() query: WebhookDeliveriesQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListWebhookDeliveries>>> {
    return this.client.send(ListWebhookDeliveries, { ...query, ...path }, sender);
  }

  @Endpoint('POST', 'deliveries/:deliveryId/redeliver', {
    summary: 'Sends an event to an endpoint now (admins)',
    description: 'Once more where it has arrived or was given up, earlier than planned where it waits.',
    access,
    sends: [RedeliverWebhook],
    idempotent: true,
    status: 202,
    answers: { 202: { description: 'It is on its way', type: WebhookDeliveryDto, example: waiting } },
  })
  redeliverWebhook(
    @Param() path: WebhookDeliveryPath,
    @Sender() sender: SendOptions,
  ): Promise<Answer<WebhookDelivery>> {
    return this.client.send(RedeliverWebhook, path, sender);
  }
}
