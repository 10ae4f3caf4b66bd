import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { HealthRegistry } from '#libs/common';
import { Broker } from './broker/broker';
import { noteOfUnroutable, reportUnroutable } from './dead-letters/unroutable-watch';
import { EventFeed } from './feed/event-feed';
import { Names } from './names';
import { RequestClient } from './requests/request-client';

/** Starts and stops the messaging of a process that only asks and listens. */
@Injectable()
export class GatewayLifecycle implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly broker: Broker,
    private readonly requests: RequestClient,
    private readonly feed: EventFeed,
    private readonly health: HealthRegistry,
    private readonly names: Names,
  ) {}

  async onModuleInit(): Promise<void> {
    this.health.register('broker', () => {
      if (!this.requests.ready) throw new Error(this.requests.trouble ?? 'not connected');
      const { blocked } = this.broker.requests;
      if (blocked !== undefined) throw new Error(`takes no messages: ${blocked}`);
    });
    this.health.register('unroutable events', () => noteOfUnroutable(this.broker, this.names));
    reportUnroutable(this.broker, this.names);
    await this.broker.connect();
  }

  onApplicationBootstrap(): void {
    this.requests.start();
    this.feed.start();
  }

  // Last of all hooks: requests that run when the process is told to stop still get their answers.
  async onApplicationShutdown(): Promise<void> {
    await this.requests.stop();
    await this.feed.stop();
    await this.broker.close();
  }
}
