import { createZodDto } from 'nestjs-zod';
import { ChangeWebhook } from '#contracts/notifications/commands/change-webhook.v1';
import { CreateWebhook } from '#contracts/notifications/commands/create-webhook.v1';
import { RedeliverWebhook } from '#contracts/notifications/commands/redeliver-webhook.v1';
import { GetWebhook } from '#contracts/notifications/queries/get-webhook.v1';
import { ListWebhookDeliveries } from '#contracts/notifications/queries/list-webhook-deliveries.v1';
import { ListWebhooks } from '#contracts/notifications/queries/list-webhooks.v1';
import { Webhook, WebhookDelivery, WebhookWithSecret } from '#contracts/notifications/webhook';

export class WebhookPath extends createZodDto(GetWebhook.input) {}
export class WebhookDeliveryPath extends createZodDto(RedeliverWebhook.input) {}
export class WebhooksQuery extends createZodDto(ListWebhooks.input) {}
export class WebhookDeliveriesQuery extends createZodDto(
  ListWebhookDeliveries.input.omit({ webhookId: true }),
) {}
export class CreateWebhookBody extends createZodDto(CreateWebhook.input) {}
export class ChangeWebhookBody extends createZodDto(
  ChangeWebhook.input.omit({ webhookId: true, expectedVersions: true }),
) {}
export class WebhookDto extends createZodDto(Webhook) {}
export class NewWebhook extends createZodDto(WebhookWithSecret) {}
export class WebhookPage extends createZodDto(ListWebhooks.output) {}
export class WebhookDeliveryDto extends createZodDto(WebhookDelivery) {}
export class WebhookDeliveryPage extends createZodDto(ListWebhookDeliveries.output) {}
