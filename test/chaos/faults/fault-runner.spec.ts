import type { PlannedFault } from '../plan/fault';
import { FaultRunner } from './fault-runner';
import { NotInjected } from './injector';
import type { Injector, Injectors } from './injector';

const DAY = 86_400_000;
const running = new AbortController().signal;
const fault = (kind: PlannedFault['kind'], target = 'x', lastsMs = 0): PlannedFault => ({
  at: 0,
  kind,
  target,
  lastsMs,
});
const runnerOf = (injectors: Partial<Injectors>) => new FaultRunner(injectors as Injectors);

describe('faults', () => {
  it('are counted when they are over', async () => {
    const runner = runnerOf({ kill: async () => undefined, redis: async () => undefined });
    await runner.run([fault('kill', 'a'), fault('kill', 'b'), fault('redis')], DAY, running);
    expect(runner.counts).toEqual({ kill: 2, redis: 1 });
    expect(runner.broken).toEqual([]);
  });

  it('follow each other in one lane and meet across lanes', async () => {
    const inside: string[] = [];
    const most: string[][] = [];
    const slow: Injector = async ({ kind }) => {
      inside.push(kind);
      most.push([...inside].sort());
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside.splice(inside.indexOf(kind), 1);
    };
    const runner = runnerOf({ broker: slow, alarm: slow, redis: slow });
    await runner.run([fault('broker'), fault('alarm'), fault('redis')], DAY, running);
    expect(most).toContainEqual(['broker', 'redis']);
    expect(most.some((kinds) => kinds.includes('broker') && kinds.includes('alarm'))).toBe(false);
  });

  it('kill the next service while one is down, and a third when one is back', async () => {
    const back: (() => void)[] = [];
    const kill = () => new Promise<void>((resolve) => back.push(resolve));
    const runner = runnerOf({ kill });
    const over = runner.run([fault('kill', 'a'), fault('kill', 'b'), fault('kill', 'c')], DAY, running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runner.broken).toEqual(['kill a', 'kill b']);
    back[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runner.broken).toEqual(['kill b', 'kill c']);
    for (const resolve of back) resolve();
    await over;
  });

  it('that could not be injected are not counted', async () => {
    const alarm = () => Promise.reject(new NotInjected('the broker is away'));
    const runner = runnerOf({ alarm });
    await runner.run([fault('alarm')], DAY, running);
    expect([runner.counts, runner.failures]).toEqual([{}, []]);
  });

  it('from which nothing comes back are told', async () => {
    const runner = runnerOf({ kill: () => Promise.reject(new Error('not ready after 60 s')) });
    await runner.run([fault('kill', 'orders')], DAY, running);
    expect(runner.failures).toEqual(['after kill, orders did not come back: Error: not ready after 60 s']);
  });

  it('end at once when the run is interrupted, and are mended', async () => {
    const interruption = new AbortController();
    const mended: string[] = [];
    const stall: Injector = async ({ target, lastsMs }, wait) => {
      setImmediate(() => interruption.abort());
      await wait(lastsMs);
      mended.push(target);
    };
    const plan = [fault('stall', 'a', DAY), fault('stall', 'b', DAY), { ...fault('kill'), at: DAY }];
    await runnerOf({ stall }).run(plan, DAY, interruption.signal);
    expect(mended).toEqual(['a']);
  });
});
