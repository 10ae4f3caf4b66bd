import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, newId } from '#libs/common';
import { Reaction, Reject, RetryLater } from '#libs/messaging';
import type { EventOf, ReactionHandler } from '#libs/messaging';
import type { RawTx } from '#libs/prisma';
import { until } from '../support/until';
import { ThingHappened, happened } from './support/contracts';
import { ready, runService } from './support/service';
import { openSpace } from './support/space';
import type { Space } from './support/space';

type Thing = EventOf<typeof ThingHappened>;

const script = {
  before: (): Promise<void> | void => undefined,
  started: [] as string[],
};

@Reaction(ThingHappened)
class NoteOnThingHappened implements ReactionHandler<typeof ThingHappened> {
  async handle(event: Thing, tx: RawTx): Promise<void> {
    script.started.push(event.id);
    await tx.$executeRaw`INSERT INTO effect (name, event) VALUES (${event.data.thingId}, ${event.id})`;
    await script.before();
  }
}

describe('a reaction', () => {
  let space: Space;
  let app: NestFastifyApplication;
  let queue: string;

  beforeAll(async () => {
    space = await openSpace('reactions');
    queue = space.names.reactionQueue('orders', 'note.on-thing-happened');
    app = await ready(await runService(space, { reactions: [NoteOnThingHappened] }));
  });

  beforeEach(() => {
    script.before = () => undefined;
    script.started = [];
  });

  afterAll(async () => {
    await app.close();
    await space.close();
  });

  const effectsOf = (id: string) => space.query('SELECT name FROM effect WHERE event = $1', [id]);
  const handled = (id: string) => until('the event is handled', async () => (await effectsOf(id)).length > 0);
  const failingAlways = (failure: () => Error) => {
    script.before = () => {
      throw failure();
    };
  };
  const headersOf = (letter: { properties: { headers?: object } }) =>
    letter.properties.headers as Record<string, unknown>;
  async function goesOn(): Promise<void> {
    script.before = () => undefined;
    const event = happened();
    await space.send(ThingHappened, event);
    await handled(event.id);
  }

  it('handles an event once, however often it comes', async () => {
    const event = happened();
    for (let copy = 0; copy < 5; copy += 1) await space.send(ThingHappened, event);
    await handled(event.id);
    await goesOn();
    expect(await effectsOf(event.id)).toHaveLength(1);
    expect(script.started.filter((id) => id === event.id)).toHaveLength(1);
  });

  it('handles an event once when two copies are delivered at the same moment', async () => {
    script.before = () => sleep(300);
    const event = happened();
    await Promise.all([space.send(queue, event), space.send(queue, event)]);
    await handled(event.id);
    await goesOn();
    expect(await effectsOf(event.id)).toHaveLength(1);
  });

  it('reads bare data whose id and type are AMQP properties', async () => {
    const messageId = newId();
    await space.send(ThingHappened, { thingId: 'bare' }, { messageId, type: ThingHappened.type });
    await handled(messageId);
    expect(await effectsOf(messageId)).toEqual([{ name: 'bare' }]);
  });

  it.each([
    ['malformed JSON', 'MALFORMED_JSON', Buffer.from('{"a":'), {}],
    ['an envelope without an id', 'INVALID_ENVELOPE', happened({ id: undefined }), {}],
    ['another type of event', 'UNEXPECTED_TYPE', happened({ type: 'other.happened.v1' }), {}],
    ['data that its contract refuses', 'INVALID_DATA', happened({ data: { thingId: 7 } }), {}],
    ['bare data without an id', 'MESSAGE_ID_MISSING', { thingId: 'x' }, { type: ThingHappened.type }],
    ['bare data of no type', 'UNEXPECTED_TYPE', { thingId: 'x' }, { messageId: 'no-type' }],
  ])('dead-letters %s at the first attempt and goes on', async (_, code, body, options) => {
    await space.send(queue, body, options);
    const letter = await space.deadLetter();
    expect(headersOf(letter)).toMatchObject({ 'x-reason-code': code, 'x-attempts': 1, 'x-queue': queue });
    expect(letter.content).toEqual(Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));
    await goesOn();
  });

  it('dead-letters data whose faults would fill a frame, and stays connected', async () => {
    const tags = { ['k'.repeat(200_000)]: 7 };
    await space.send(queue, happened({ data: { thingId: 'thing-1', tags } }));
    expect(headersOf(await space.deadLetter())['x-attempts']).toBe(1);
    await goesOn();
  });

  it.each([
    ['Reject', () => new Reject('NEVER', 'it can never succeed'), 'NEVER'],
    ['a DomainError', () => new DomainError('REFUSED', 'conflict', 'no'), 'REFUSED'],
  ])('dead-letters what throws %s at the first attempt, undone', async (_, failure, code) => {
    failingAlways(failure);
    const event = happened();
    await space.send(ThingHappened, event);
    expect(headersOf(await space.deadLetter())).toMatchObject({ 'x-reason-code': code, 'x-attempts': 1 });
    expect(await effectsOf(event.id)).toEqual([]);
    await goesOn();
  });

  it.each([
    ['RetryLater', () => new RetryLater('NOT_YET', 'later'), 'NOT_YET'],
    ['anything else', () => new TypeError('broken'), 'UNEXPECTED_ERROR'],
  ])('tries again after growing delays what throws %s, then dead-letters it', async (_, failure, code) => {
    const times: number[] = [];
    script.before = () => {
      times.push(Date.now());
      throw failure();
    };
    await space.send(ThingHappened, happened());
    const headers = headersOf(await space.deadLetter());
    expect(headers).toMatchObject({ 'x-reason-code': code, 'x-attempts': 4 });
    const isUnexpected = code === 'UNEXPECTED_ERROR';
    expect(/^at .+reactions/.test(String(headers['x-reason-stack']))).toBe(isUnexpected);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.map((gap, index) => gap >= ([95, 295, 295][index] ?? 0))).toEqual([true, true, true]);
    const [first, last] = [headers['x-first-failed-at'], headers['x-last-failed-at']].map((at) =>
      Date.parse(String(at)),
    );
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(690);
  });

  it('succeeds on a later attempt and leaves no dead letter', async () => {
    let failures = 2;
    script.before = () => {
      if (failures-- > 0) throw new RetryLater('NOT_YET', 'later');
    };
    const event = happened();
    await space.send(ThingHappened, event);
    await handled(event.id);
    expect(await space.depth(space.names.deadLetters('orders'))).toBe(0);
  });

  it('consumes again after its queue was deleted', async () => {
    await space.channel.deleteQueue(queue);
    await until('the queue is there again', async () => {
      await space.send(ThingHappened, happened());
      return script.started.length > 0;
    });
    await goesOn();
  });

  it.each([
    ['delay', () => space.names.retry('orders', '100ms'), () => new RetryLater('NOT_YET', 'later'), 4],
    ['dead-letter', () => space.names.deadLetters('orders'), () => new Reject('NEVER', 'no'), 1],
  ])('loses no message while its %s queue is deleted', async (_, deleted, failure, attempts) => {
    failingAlways(failure);
    await space.channel.deleteQueue(deleted());
    await space.send(ThingHappened, happened());
    const letter = await space.deadLetter();
    expect(headersOf(letter)['x-attempts']).toBe(attempts);
    await goesOn();
  });
});
