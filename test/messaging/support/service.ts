import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuthModule } from '#libs/auth';
import { OpsModule, registry } from '#libs/common';
import type { TokenConfig } from '#libs/configs';
import { CommandServer, MessagingModule, reactionName } from '#libs/messaging';
import { OrdersDatabase } from '../../../apps/orders/src/persistence/orders-database';
import { tokenConfig } from '../../../libs/auth/src/testing/token-config';
import { retryTopology } from '../../../libs/messaging/src/broker/reaction-topology';
import { Reactions } from '../../../libs/messaging/src/consuming/reactions';
import { OutboxRelay } from '../../../libs/messaging/src/outbox/outbox-relay';
import { until } from '../../support/until';
import type { Space } from './space';

export interface ServiceParts {
  readonly reactions?: readonly Type[];
  readonly controllers?: readonly Type[];
  /** Addresses by way of a proxy. */
  readonly amqpUrl?: string;
  readonly databaseUrl?: string;
  readonly tokens?: TokenConfig;
}

/** Runs a service with these reactions and handlers in the space, as startService would without HTTP. */
export async function runService(space: Space, parts: ServiceParts): Promise<NestFastifyApplication> {
  const { reactions = [], controllers = [] } = parts;
  // One process holds one service, and one set of metrics; a test file runs several in turn.
  for (const name of ['outbox_backlog', 'outbox_oldest_age_seconds']) registry.removeSingleMetric(name);
  declareIn(space, reactions);
  const app = await NestFactory.create<NestFastifyApplication>(
    moduleOf(space, { ...parts, reactions, controllers }),
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  app.connectMicroservice({ strategy: app.get(CommandServer) });
  await app.init();
  await app.startAllMicroservices();
  return app;
}

/** Waits until the service does all its work. */
export async function ready(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  await until('the service consumes and leads', () => {
    const consuming = app.get(CommandServer).consuming && app.get(Reactions).idle.length === 0;
    return consuming && app.get(OutboxRelay).leading;
  });
  return app;
}

function moduleOf(space: Space, parts: ServiceParts): Type {
  const { reactions, controllers, amqpUrl, databaseUrl, tokens = tokenConfig() } = parts;
  @Module({
    imports: [
      OpsModule,
      AuthModule.forService(tokens),
      MessagingModule.forService({
        service: 'orders',
        broker: { ...space.broker, url: amqpUrl ?? space.broker.url },
        databaseConfig: { ...space.databaseConfig, url: databaseUrl ?? space.databaseConfig.url },
        database: OrdersDatabase,
      }),
    ],
    providers: [...(reactions ?? [])],
    controllers: [...(controllers ?? [])],
  })
  class ServiceUnderTest {}
  return ServiceUnderTest;
}

// Quorum queues stay when nobody consumes them: the space deletes what is noted here.
function declareIn({ names, broker, declared }: Space, reactions: readonly Type[]): void {
  const retries = retryTopology(names, 'orders', broker.retryDelays);
  for (const { name } of retries.exchanges) declared.exchanges.add(name);
  for (const { name } of retries.queues) declared.queues.add(name);
  declared.queues.add(names.deadLetters('orders'));
  for (const name of [names.deadLetters('orders'), names.redrive(), names.requests()])
    declared.exchanges.add(name);
  for (const { name } of reactions) declared.queues.add(names.reactionQueue('orders', reactionName(name)));
  declared.exchanges.add(names.eventExchange('orders'));
}
