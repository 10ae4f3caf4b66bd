import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { EventContract } from '#contracts/kernel/define-event';
import { Broker } from '../broker/broker';
import { reactionTopology, retryTopology } from '../broker/reaction-topology';
import { restingTopology } from '../broker/resting-topology';
import { mergeTopologies } from '../broker/topology';
import { Names, reactionName } from '../names';
import { RetryPolicy } from '../retry-policy';
import { ServiceIdentity } from '../service-identity';
import type { RegisteredReaction } from './delivery';
import { Draining } from './draining';
import { Pipeline } from './pipeline';
import { ReactionConsumer } from './reaction-consumer';
import { REACTION } from './reaction.decorator';
import type { AnyReactionHandler } from './reaction.decorator';

/** All reactions of this service: finds the decorated classes and consumes their queues. */
@Injectable()
export class Reactions {
  #consumers: ReactionConsumer[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly broker: Broker,
    private readonly names: Names,
    private readonly service: ServiceIdentity,
    private readonly policy: RetryPolicy,
    private readonly pipeline: Pipeline,
    private readonly draining: Draining,
  ) {}

  start(): void {
    this.#consumers = this.find().map((reaction) => this.consumerOf(reaction));
    for (const consumer of this.#consumers) consumer.start();
  }

  /** The reactions that the broker does not deliver to right now, each with the reason where it is known. */
  get idle(): string[] {
    return this.#consumers
      .filter((consumer) => !consumer.consuming)
      .map(({ reaction, trouble }) => (trouble ? `${reaction.name} (${trouble})` : reaction.name));
  }

  async drain(): Promise<void> {
    this.draining.begin();
    await Promise.all(this.#consumers.map((consumer) => consumer.drain()));
  }

  private find(): RegisteredReaction[] {
    return this.discovery.getProviders().flatMap(({ metatype, instance }) => {
      const event = metatype ? this.reflector.get<EventContract | undefined>(REACTION, metatype) : undefined;
      if (!event || !metatype) return [];
      return [{ name: reactionName(metatype.name), event, handler: instance as AnyReactionHandler }];
    });
  }

  private consumerOf(reaction: RegisteredReaction): ReactionConsumer {
    const queue = this.names.reactionQueue(this.service.name, reaction.name);
    const topology = mergeTopologies([
      restingTopology(this.names, this.service.name),
      retryTopology(this.names, this.service.name, this.policy.delays),
      reactionTopology(this.names, this.service.name, reaction),
    ]);
    return new ReactionConsumer(reaction, queue, topology, this.broker, this.pipeline);
  }
}
