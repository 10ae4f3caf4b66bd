import type { Operation } from '../support/openapi/operations';
import type { Exchange, NamedThing } from './exchange';
import type { HttpAnswer, HttpClient, HttpRequest } from './http/http-client';
import { ACCESS_RULES } from './matrix/access-rules';
import type { FuzzRequest } from './requests/fuzz-request';
import { patiently } from './http/patience';
import { CurrentTag, replaceTargets, targetsIn } from './requests/target';
import type { Target } from './requests/target';
import { onTheWire } from './requests/wire';
import { Account } from './world/account';
import { isTrusted } from './world/callers';
import type { Cast } from './world/cast';
import type { Person } from './world/person';
import type { Privates } from './world/privates';
import { routeOf, unknownId } from './world/things';

/** What somebody hears whose account or sessions an earlier request has ended. */
const LOST = ['INVALID_TOKEN', 'INVALID_API_KEY', 'ACCOUNT_DISABLED'];

/** Sends fuzzed requests: puts the callers' things in, and notes what came of it. */
export class Dispatcher {
  constructor(
    private readonly client: HttpClient,
    private readonly cast: Cast,
    private readonly privates: Privates,
  ) {}

  async exchange(request: FuzzRequest): Promise<Exchange> {
    const exchange = await this.attempt(request);
    const person = this.cast.personOf(request.caller);
    if (!(person instanceof Account) || !isLost(exchange)) return exchange;
    await person.join();
    return this.attempt(request);
  }

  private async attempt(request: FuzzRequest): Promise<Exchange> {
    const { caller, path, query, headers, body } = request;
    const person = this.cast.personOf(caller);
    const things = new Map<Target, string>();
    for (const target of targetsIn({ path, query, headers, body }))
      things.set(target, await this.idOf(target, person, things));
    const filled = <T>(value: T): T => replaceTargets(value, (target) => things.get(target)) as T;
    const named = [...things].map(([target, id]) => ({ target, id }));
    const sent = onTheWire(request, {
      path: filled(path),
      query: filled(query),
      headers: filled(headers),
      body: filled(body),
      credentials: this.cast.credentialsOf(caller),
      currentTag: wantsTag(request) ? await this.tagOf(named, person) : '',
      webhookSecret: this.cast.secrets.webhooks,
    });
    const before = request.watched ? await this.look(named, person) : '';
    const outcome = await this.send(sent);
    const after = request.watched ? await this.look(named, person) : '';
    if (outcome.answer) this.remember(request, named, outcome.answer);
    return { request, sent, named, ...outcome, marker: person.marker, seen: { before, after } };
  }

  private async send(sent: HttpRequest): Promise<Pick<Exchange, 'answer' | 'failure'>> {
    try {
      return { answer: await patiently(() => this.client.send(sent)) };
    } catch (failure) {
      return { failure: String(failure) };
    }
  }

  private idOf(target: Target, person: Person, before: ReadonlyMap<Target, string>): Promise<string> {
    const { kind, whose } = target;
    if (whose === 'nobody') return Promise.resolve(unknownId(kind));
    const alike = [...before.keys()].filter((other) => other.kind === kind && other.whose === whose).length;
    return this.cast.things.of(kind, whose === 'own' ? person : this.cast.bystander, alike);
  }

  private async tagOf(named: readonly NamedThing[], person: Person): Promise<string> {
    const [answer] = await this.read(named.slice(0, 1), person);
    return answer?.headers.get('etag') ?? '*';
  }

  /** The things as their owners see them. */
  private async look(named: readonly NamedThing[], person: Person): Promise<string> {
    const answers = await this.read(named, person);
    return answers.map(({ status, body }) => `${status} ${status < 400 ? lasting(body) : ''}`).join('\n');
  }

  private read(named: readonly NamedThing[], person: Person): Promise<HttpAnswer[]> {
    const routes = named.flatMap(({ target, id }) => {
      const route = target.whose === 'nobody' ? undefined : routeOf(target.kind, id);
      return route === undefined
        ? []
        : [{ owner: target.whose === 'own' ? person : this.cast.bystander, route }];
    });
    return Promise.all(routes.map(({ owner, route }) => owner.send('GET', route)));
  }

  private remember(
    { operation, caller }: FuzzRequest,
    named: readonly NamedThing[],
    { status, text }: HttpAnswer,
  ): void {
    // What does not suit a request will not suit the next one either.
    const touched = operation.method !== 'GET' && (status < 300 || status === 409);
    for (const { target, id } of touched ? named : []) {
      if (isSpent(target, operation)) this.cast.things.spend(id);
    }
    // What staff are answered may be anybody's, and what everybody is answered is nobody's.
    const own = status < 300 && operation.permission !== undefined && !['staff', 'admin'].includes(caller);
    if (own) this.privates.note(this.cast.personOf(caller).marker, text);
  }
}

/** Products go on as they were, unless it is about them. */
function isSpent({ kind }: Target, { id }: Operation): boolean {
  return kind !== 'product' || ACCESS_RULES[id] === 'everybody';
}

/** Stock comes and goes with everybody's orders. */
function lasting(body: unknown): string {
  return JSON.stringify(body, (key, value: unknown) => (key === 'available' ? undefined : value));
}

function wantsTag({ headers }: FuzzRequest): boolean {
  return headers.some(([, value]) => value instanceof CurrentTag);
}

function isLost({ request, answer }: Exchange): boolean {
  const ownCredentials = request.headers.some(([name]) => name === 'authorization' || name === 'x-api-key');
  const { code } = (answer?.body ?? {}) as { code?: string };
  return isTrusted(request.caller) && !ownCredentials && LOST.includes(code ?? '');
}
