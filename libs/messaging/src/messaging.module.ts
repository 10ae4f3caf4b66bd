import { Logger, Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { BrokerConfig, DatabaseConfig } from '#libs/configs';
import { Database } from '#libs/prisma';
import type { ServiceName } from '#contracts/kernel/define-command';
import type { EventContract } from '#contracts/kernel/define-event';
import { asks, emits } from '#contracts/participants';
import { Broker } from './broker/broker';
import { DeadLetters } from './consuming/dead-letters';
import { Draining } from './consuming/draining';
import { Pipeline, STEPS } from './consuming/pipeline';
import { Reactions } from './consuming/reactions';
import type { Step } from './consuming/delivery';
import { DeadLetterDesk } from './dead-letters/dead-letter-desk';
import { EventFeed } from './feed/event-feed';
import { GatewayLifecycle } from './gateway-lifecycle';
import { Idempotency } from './inbox/idempotency';
import { Inbox } from './inbox/inbox';
import { KnownSenders } from './known-senders';
import { MessagingLifecycle } from './messaging-lifecycle';
import { Names } from './names';
import { Outbox } from './outbox/outbox';
import { OutboxPublisher } from './outbox/outbox-publisher';
import { OutboxRelay } from './outbox/outbox-relay';
import { CommandServer } from './requests/command-server';
import { RequestClient } from './requests/request-client';
import { RequestExecutor } from './requests/request-executor';
import { RetryPolicy } from './retry-policy';
import { ServiceIdentity } from './service-identity';
import { UnitOfWork } from './unit-of-work';

export interface ServiceMessagingOptions {
  readonly service: ServiceName;
  readonly broker: BrokerConfig;
  readonly databaseConfig: DatabaseConfig;
  readonly database: new (config: DatabaseConfig) => Database;
}

export interface GatewayMessagingOptions {
  readonly service: string;
  readonly broker: BrokerConfig;
  /** What the event feed listens to. */
  readonly events: readonly EventContract[];
}

/** Everything a service needs to speak with the others. */
@Module({})
export class MessagingModule {
  /** For a service with a database: outbox, inbox, reactions, commands and queries. */
  static forService(options: ServiceMessagingOptions): DynamicModule {
    const { service, broker, databaseConfig, database } = options;
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        ...connection(
          service,
          broker,
          asks[service].map(({ owner }) => owner),
        ),
        { provide: KnownSenders, useValue: new KnownSenders(broker, service) },
        { provide: database, useFactory: () => new database(databaseConfig) },
        { provide: Database, useExisting: database },
        { provide: ServiceIdentity, useValue: new ServiceIdentity(service) },
        { provide: RetryPolicy, useValue: new RetryPolicy(broker.retryDelays) },
        {
          provide: OutboxRelay,
          useFactory: (publisher: OutboxPublisher) => new OutboxRelay(publisher, databaseConfig.url, service),
          inject: [OutboxPublisher],
        },
        ...STEPS,
        { provide: Pipeline, useFactory: (...steps: Step[]) => new Pipeline(steps), inject: [...STEPS] },
        ...SERVICE_PARTS,
      ],
      exports: [
        database,
        Database,
        Idempotency,
        Names,
        Outbox,
        UnitOfWork,
        CommandServer,
        RequestClient,
        ServiceIdentity,
      ],
    };
  }

  /** For a process that only sends commands and queries, and listens to live events. */
  static forGateway({ service, broker, events }: GatewayMessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        ...connection(service, broker, Object.keys(emits) as ServiceName[]),
        {
          provide: EventFeed,
          useFactory: (amqp: Broker, names: Names) => new EventFeed(amqp, names, events),
          inject: [Broker, Names],
        },
        {
          provide: DeadLetterDesk,
          useFactory: (amqp: Broker, names: Names) => deadLetterDesk(amqp, names),
          inject: [Broker, Names],
        },
        GatewayLifecycle,
      ],
      exports: [RequestClient, EventFeed, DeadLetterDesk],
    };
  }
}

const SERVICE_PARTS: readonly Type[] = [
  CommandServer,
  DeadLetters,
  Draining,
  Idempotency,
  Inbox,
  MessagingLifecycle,
  Outbox,
  OutboxPublisher,
  Reactions,
  RequestExecutor,
  UnitOfWork,
];

function deadLetterDesk(broker: Broker, names: Names): DeadLetterDesk {
  const logger = new Logger(DeadLetterDesk.name);
  return new DeadLetterDesk(
    () => broker.publishing.openChannel(),
    names,
    (entry) => logger.log({ ...entry, msg: 'somebody worked on a dead letter' }),
    { provide: (channel, topology) => broker.provide(channel, topology), userId: broker.userId },
  );
}

function connection(service: string, config: BrokerConfig, asked: readonly ServiceName[]): Provider[] {
  const names = new Names(config.namespace);
  return [
    { provide: Names, useValue: names },
    { provide: Broker, useFactory: () => new Broker(config, service) },
    {
      provide: RequestClient,
      useFactory: (broker: Broker) => new RequestClient(broker, names, config, [...new Set(asked)]),
      inject: [Broker],
    },
  ];
}
