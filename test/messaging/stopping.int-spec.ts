import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Reaction } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { until } from '../support/until';
import { ThingHappened, happened } from './support/contracts';
import { ready, runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

const script = { ms: 0, started: 0, ended: 0 };

abstract class Slowly implements ReactionHandler<typeof ThingHappened> {
  async handle(event: EventOf<typeof ThingHappened>, tx: RawTx): Promise<void> {
    script.started += 1;
    await sleep(script.ms);
    await tx.$executeRaw`INSERT INTO effect (name, event) VALUES (${this.constructor.name}, ${event.id})`;
    script.ended += 1;
  }
}

@Reaction(ThingHappened)
class OneOnThingHappened extends Slowly {}
@Reaction(ThingHappened)
class TwoOnThingHappened extends Slowly {}
@Reaction(ThingHappened)
class ThreeOnThingHappened extends Slowly {}
@Reaction(ThingHappened)
class FourOnThingHappened extends Slowly {}
@Reaction(ThingHappened)
class FiveOnThingHappened extends Slowly {}

const reactions = [
  OneOnThingHappened,
  TwoOnThingHappened,
  ThreeOnThingHappened,
  FourOnThingHappened,
  FiveOnThingHappened,
];
const PREFETCH = 10;
const IN_FLIGHT = PREFETCH * reactions.length;
const SENT = 20;

describe('a service that is told to stop with 50 messages in flight', () => {
  let space: Space;
  let app: NestFastifyApplication | undefined;

  beforeAll(async () => {
    space = await openSpace('stopping');
    // Each transaction that waits holds a connection.
    Object.assign(space.databaseConfig, { poolSize: IN_FLIGHT });
  });

  afterAll(async () => {
    await app?.close();
    await space.close();
  });

  const run = async () => (app = await ready(await runService(space, { reactions })));
  const effects = async () =>
    (
      await space.query<{ n: number; different: number }>(
        'SELECT count(*)::int AS n, count(DISTINCT (name, event))::int AS different FROM effect',
      )
    )[0];

  it('finishes those, starts no other, and leaves the rest to the next instance', async () => {
    const stopping = await run();
    script.ms = 2_000;
    await Promise.all(Array.from({ length: SENT }, () => space.send(ThingHappened, happened())));
    await until('50 are in flight', () => script.started === IN_FLIGHT);
    const start = Date.now();
    app = undefined;
    await stopping.close();
    expect(Date.now() - start).toBeLessThan(10_000);
    expect(script).toMatchObject({ started: IN_FLIGHT, ended: IN_FLIGHT });
    expect(await effects()).toEqual({ n: IN_FLIGHT, different: IN_FLIGHT });

    script.ms = 0;
    await run();
    const all = SENT * reactions.length;
    await until('the others are handled', async () => ((await effects())?.n ?? 0) >= all);
    expect(await effects()).toEqual({ n: all, different: all });
    expect(script.started).toBe(all);
  });
});
