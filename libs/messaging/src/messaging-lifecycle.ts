import { Injectable } from '@nestjs/common';
import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
  OnModuleDestroy,
  OnModuleInit,
} from '@nestjs/common';
import { HealthRegistry } from '#libs/common';
import { Database } from '#libs/prisma';
import { Broker } from './broker/broker';
import { Reactions } from './consuming/reactions';
import { OutboxRelay } from './outbox/outbox-relay';
import { reportOutbox } from './outbox/outbox-metrics';
import { CommandServer } from './requests/command-server';
import { RequestClient } from './requests/request-client';

/** Starts a service's messaging, and stops it so that nothing is lost: take nothing new, finish, publish, close. */
@Injectable()
export class MessagingLifecycle
  implements
    OnModuleInit,
    OnApplicationBootstrap,
    OnModuleDestroy,
    BeforeApplicationShutdown,
    OnApplicationShutdown
{
  #stopping = false;

  constructor(
    private readonly broker: Broker,
    private readonly reactions: Reactions,
    private readonly relay: OutboxRelay,
    private readonly commands: CommandServer,
    private readonly requests: RequestClient,
    private readonly database: Database,
    private readonly health: HealthRegistry,
  ) {}

  async onModuleInit(): Promise<void> {
    reportOutbox(this.database.raw);
    this.registerHealth();
    await this.broker.connect();
  }

  onApplicationBootstrap(): void {
    this.requests.start();
    this.relay.start();
    this.reactions.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    await Promise.all([this.reactions.drain(), this.commands.drain()]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.requests.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.broker.close();
  }

  private registerHealth(): void {
    this.health.register('process', () => check(!this.#stopping, 'the service is stopping'));
    this.health.register('database', () => this.database.ping());
    this.health.register('broker', () => {
      check(this.broker.connected, 'not connected');
      const { blocked } = this.broker.publishing;
      check(blocked === undefined, `takes no messages: ${blocked ?? ''}`);
    });
    this.health.register('consumers', () => {
      check(this.commands.consuming, `no consumer for commands${because(this.commands.trouble)}`);
      check(this.reactions.idle.length === 0, `no consumer for ${this.reactions.idle.join(', ')}`);
    });
    this.health.register('relay', () => check(this.relay.trouble === undefined, this.relay.trouble ?? ''));
  }
}

function because(trouble: string | undefined): string {
  return trouble === undefined ? '' : ` (${trouble})`;
}

function check(well: boolean, otherwise: string): void {
  if (!well) throw new Error(otherwise);
}
