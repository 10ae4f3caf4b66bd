import { setTimeout as sleep } from 'node:timers/promises';
import { LeaderSession } from '../../libs/messaging/src/outbox/leader-session';
import { TcpProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { openSpace } from './support/space';
import type { Space } from './support/space';

describe('the session of a leader', () => {
  let space: Space;
  let postgres: TcpProxy;
  let session: LeaderSession;

  beforeAll(async () => {
    space = await openSpace('leader');
    postgres = await TcpProxy.to(space.databaseConfig.url);
  });

  beforeEach(async () => {
    const acquired = await LeaderSession.acquire(postgres.url, 'leader');
    if (!acquired) throw new Error('somebody else leads');
    session = acquired;
  });

  afterEach(async () => {
    postgres.restore();
    await session.end();
  });

  afterAll(async () => {
    await postgres.close();
    await space.close();
  });

  const successor = () => LeaderSession.acquire(space.databaseConfig.url, 'successor');
  const trusted = () => {
    try {
      session.assertHeld();
      return true;
    } catch {
      return false;
    }
  };

  it('lasts while nothing is to be done', async () => {
    await sleep(6_500);
    expect(trusted()).toBe(true);
    expect(await session.next(1)).toEqual([]);
    expect(await successor()).toBeNull();
  });

  it('is not trusted any more before another can have it', async () => {
    postgres.stall();
    const next = await until('another has it', async () => (await successor()) ?? undefined, 10_000);
    expect(trusted()).toBe(false);
    postgres.restore();
    await expect(session.delete(['1'])).rejects.toThrow();
    await next.end();
  });

  it('ends in good time though the server says nothing', async () => {
    postgres.stall();
    const start = Date.now();
    await session.end();
    expect(Date.now() - start).toBeLessThan(4_000);
  });
});
