import { createZodDto } from 'nestjs-zod';
import { ReceiveWebhook } from '#contracts/payments/commands/receive-webhook.v1';

export class WebhookPath extends createZodDto(ReceiveWebhook.input.pick({ provider: true })) {}
export class WebhookReceipt extends createZodDto(ReceiveWebhook.output) {}
