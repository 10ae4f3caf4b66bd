import type { HttpAnswer } from '../http/http-client';
import type { NamedThing } from './naming';
import { routeOf } from './makers';

/** The current entity tag of the first of the things; any where it has none. */
export async function tagOf(named: readonly NamedThing[]): Promise<string> {
  const [answer] = await read(named.slice(0, 1));
  return answer?.headers.get('etag') ?? '*';
}

/** The things as their owners see them. */
export async function lookAt(named: readonly NamedThing[]): Promise<string> {
  const answers = await read(named);
  return answers.map(({ status, body }) => `${status} ${status < 400 ? lasting(body) : ''}`).join('\n');
}

function read(named: readonly NamedThing[]): Promise<HttpAnswer[]> {
  const reads = named.flatMap(({ target, id, owner }) => {
    const route = owner && routeOf(target.kind, id);
    return route ? [owner.send('GET', route)] : [];
  });
  return Promise.all(reads);
}

/** Stock comes and goes with everybody's orders. */
function lasting(body: unknown): string {
  return JSON.stringify(body, (key, value: unknown) => (key === 'available' ? undefined : value));
}
