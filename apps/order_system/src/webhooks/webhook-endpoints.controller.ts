import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { ChangeWebhook } from '#contracts/notifications/commands/change-webhook.v1';
import { CreateWebhook } from '#contracts/notifications/commands/create-webhook.v1';
import { DeleteWebhook } from '#contracts/notifications/commands/delete-webhook.v1';
import { RotateWebhookSecret } from '#contracts/notifications/commands/rotate-webhook-secret.v1';
import { GetWebhook } from '#contracts/notifications/queries/get-webhook.v1';
import { ListWebhooks } from '#contracts/notifications/queries/list-webhooks.v1';
import type { Webhook, WebhookWithSecret } from '#contracts/notifications/webhook';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { versionTag } from '../http/entity-tag';
import {
  ChangeWebhookBody,
  CreateWebhookBody,
  NewWebhook,
  WebhookDto,
  WebhookPage,
  WebhookPath,
  WebhooksQuery,
} from './webhook.dto';
import { newWebhook, webhook, webhookChange, webhookShownOnce } from './webhook.examples';

const access = 'webhooks:manage';

/** Endpoints outside that are told of events. */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhookEndpointsController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', '', {
    summary: 'Registers an endpoint that is told of events (admins)',
    description:
      'From then on each event of these types is posted to the URL as a CloudEvent, signed as Standard Webhooks says with the `secret`, ' +
      'which is shown this once; a repeated request shows `null` in its place.',
    access,
    sends: [CreateWebhook],
    idempotent: true,
    bodyExample: newWebhook,
    answers: { 201: { description: 'The endpoint', type: NewWebhook, example: webhookShownOnce } },
  })
  createWebhook(
    @Body() body: CreateWebhookBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<WebhookWithSecret>> {
    return this.client.send(CreateWebhook, body, sender);
  }

  @Endpoint('GET', '', {
    summary: 'All endpoints, newest first (admins)',
    access,
    sends: [ListWebhooks],
    answers: {
      200: {
        description: 'A page of endpoints',
        type: WebhookPage,
        example: { items: [webhook], nextCursor: null },
      },
    },
  })
  listWebhooks(
    @Query() query: WebhooksQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListWebhooks>>> {
    return this.client.send(ListWebhooks, query, sender);
  }

  @Endpoint('GET', ':webhookId', {
    summary: 'One endpoint (admins)',
    access,
    sends: [GetWebhook],
    etag: versionTag,
    answers: { 200: { description: 'The endpoint', type: WebhookDto, example: webhook } },
  })
  getWebhook(@Param() path: WebhookPath, @Sender() sender: SendOptions): Promise<Answer<Webhook>> {
    return this.client.send(GetWebhook, path, sender);
  }

  @Endpoint('PATCH', ':webhookId', {
    summary: 'Changes what is given of an endpoint (admins)',
    description:
      'While it is disabled nothing is sent, and no event is kept for later; what waited before goes on once it is enabled.',
    access,
    sends: [ChangeWebhook],
    bodyExample: webhookChange,
    ifMatch: 'optional',
    etag: versionTag,
    answers: {
      200: {
        description: 'The endpoint, changed',
        type: WebhookDto,
        example: { ...webhook, enabled: false, version: 2 },
      },
    },
  })
  changeWebhook(
    @Param() { webhookId }: WebhookPath,
    @Body() body: ChangeWebhookBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Webhook>> {
    return this.client.send(ChangeWebhook, { ...body, webhookId, expectedVersions }, sender);
  }

  @Endpoint('DELETE', ':webhookId', {
    summary: 'Deletes an endpoint, with what waits to be sent there (admins)',
    access,
    sends: [DeleteWebhook],
    ifMatch: 'optional',
    answers: { 204: { description: 'Nothing is sent there any more' } },
  })
  deleteWebhook(
    @Param() { webhookId }: WebhookPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(DeleteWebhook, { webhookId, expectedVersions }, sender);
  }

  @Endpoint('POST', ':webhookId/secret', {
    summary: 'Gives an endpoint a new signing secret (admins)',
    description:
      'It is shown this once. For 24 hours each message is signed with the former one, too; doing it twice ends a secret that has leaked at once.',
    access,
    sends: [RotateWebhookSecret],
    idempotent: true,
    status: 200,
    answers: {
      200: {
        description: 'The endpoint, with its new secret',
        type: NewWebhook,
        example: { ...webhookShownOnce, version: 2 },
      },
    },
  })
  rotateWebhookSecret(
    @Param() path: WebhookPath,
    @Sender() sender: SendOptions,
  ): Promise<Answer<WebhookWithSecret>> {
    return this.client.send(RotateWebhookSecret, path, sender);
  }
}
