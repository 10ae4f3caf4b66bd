import type { Operation } from '../support/openapi/operations';
import type { Exchange } from './exchange';
import type { HttpAnswer, HttpClient, HttpRequest } from './http/http-client';
import { patiently } from './http/patience';
import { ACCESS_RULES } from './matrix/access-rules';
import type { FuzzRequest } from './requests/fuzz-request';
import { CurrentTag, replaceTargets, targetsIn } from './requests/target';
import type { Target } from './requests/target';
import { onTheWire } from './requests/wire';
import { Account } from './world/account';
import { isTrusted } from './world/callers';
import type { Cast } from './world/cast';
import { nameThings } from './world/naming';
import type { NamedThing } from './world/naming';
import type { Privates } from './world/privates';
import { lookAt, tagOf } from './world/witness';

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
    const { caller, path, query, headers, body, watched } = request;
    const named = await nameThings(targetsIn({ path, query, headers, body }), caller, this.cast);
    const ids = new Map(named.map(({ target, id }) => [target, id]));
    const filled = <T>(value: T): T => replaceTargets(value, (target) => ids.get(target)) as T;
    const sent = onTheWire(request, {
      path: filled(path),
      query: filled(query),
      headers: filled(headers),
      body: filled(body),
      credentials: this.cast.credentialsOf(caller),
      currentTag: wantsTag(request) ? await tagOf(named) : '',
      webhookSecret: this.cast.secrets.webhooks,
    });
    const before = watched ? await lookAt(named) : '';
    const outcome = await this.send(sent);
    const after = watched ? await lookAt(named) : '';
    if (outcome.answer) this.remember(request, named, outcome.answer);
    const { marker } = this.cast.personOf(caller);
    return { request, sent, named, ...outcome, marker, seen: { before, after } };
  }

  private async send(sent: HttpRequest): Promise<Pick<Exchange, 'answer' | 'failure'>> {
    try {
      return { answer: await patiently(() => this.client.send(sent)) };
    } catch (failure) {
      return { failure: String(failure) };
    }
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

function wantsTag({ headers }: FuzzRequest): boolean {
  return headers.some(([, value]) => value instanceof CurrentTag);
}

function isLost({ request, answer }: Exchange): boolean {
  const ownCredentials = request.headers.some(([name]) => name === 'authorization' || name === 'x-api-key');
  const { code } = (answer?.body ?? {}) as { code?: string };
  return isTrusted(request.caller) && !ownCredentials && LOST.includes(code ?? '');
}
