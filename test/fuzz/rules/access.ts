import { isPrivate } from '../world/kinds';
import type { Exchange, Rule } from '../exchange';
import { mindsOwners, reachesOthers } from '../matrix/access-rules';
import { holds, mayUse } from '../world/callers';

/** Nobody is served who may not use the route, or who names somebody else's things. */
export const access: Rule = (exchange) => {
  const { answer, request } = exchange;
  if (!answer || answer.status >= 400) return [];
  if (!showsOwnCredentials(exchange) && !mayUse(request.caller, request.operation)) {
    return [{ rule: 'open door', reason: `${request.caller} may not, and was answered ${answer.status}` }];
  }
  const foreign = namedOfOthers(exchange);
  const { caller, operation } = request;
  if (foreign.length === 0 || !mindsOwners(operation.id)) return [];
  if (reachesOthers(operation.id, (permission) => holds(caller, permission))) return [];
  return [{ rule: 'open door', reason: `${answer.status} for somebody else's ${foreign.join(', ')}` }];
};

/** Odd headers may say something else than who the caller is. */
function showsOwnCredentials({ request: { headers } }: Exchange): boolean {
  return headers.some(([name]) => ['authorization', 'x-api-key', 'basket-token'].includes(name));
}

function namedOfOthers({ named }: Exchange): string[] {
  return named
    .filter(({ target }) => target.whose === 'other' && isPrivate(target.kind))
    .map(({ target }) => target.kind);
}
