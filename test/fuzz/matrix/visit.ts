import type { Dispatcher } from '../dispatcher';
import type { Exchange, Rule } from '../exchange';
import type { FuzzRequest } from '../requests/fuzz-request';
import { Target, replaceTargets } from '../requests/target';
import { codeOf } from '../rules/answered';
import { soundIsServed } from '../rules/sound-is-served';
import type { Cell, Subject } from './cells';

/** Comes to the operation as the cell says, with a request that is sound otherwise; answers what was wrong. */
export async function visit(
  cell: Cell,
  sound: FuzzRequest,
  dispatcher: Dispatcher,
  rules: readonly Rule[],
): Promise<string[]> {
  const named = <T>(value: T): T => replaceTargets(value, (target) => subjectOf(cell, target)) as T;
  const exchange = await dispatcher.exchange({
    ...sound,
    caller: cell.caller,
    // The same key would belong to one of the other visits.
    headers: sound.headers.filter(([name]) => name !== 'idempotency-key'),
    path: named(sound.path),
    body: named(sound.body),
    sound: cell.expected === 'served',
    watched: cell.expected !== 'served',
  });
  const broken = rules.flatMap((rule) => rule(exchange)).map(({ rule, reason }) => `${rule}: ${reason}`);
  return [...unexpected(cell, exchange), ...broken].map(
    (reason) => `${cell.caller}, ${cell.subject}: ${reason}`,
  );
}

function subjectOf({ kinds, subject }: Cell, target: Target): unknown {
  if (!kinds.includes(target.kind) || subject === 'none') return target;
  return subject === 'malformed' ? '!' : new Target(target.kind, subject satisfies Subject);
}

function unexpected({ expected }: Cell, exchange: Exchange): string[] {
  const { answer } = exchange;
  if (!answer) return [];
  if (expected === 'served') return soundIsServed(exchange).map(({ reason }) => reason);
  return answer.status === expected ? [] : [`${answer.status} ${codeOf(answer.body)} instead of ${expected}`];
}
