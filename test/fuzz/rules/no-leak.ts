import type { Exchange, Rule } from '../exchange';
import { reachesOthers } from '../matrix/access-rules';
import { holds } from '../world/callers';
import type { Privates } from '../world/privates';

/** No answer holds anything of somebody else that the caller did not name, except to who may see it. */
export function noLeak(privates: Privates): Rule {
  return (exchange) => {
    const { answer, marker } = exchange;
    if (!answer || maySeeOthers(exchange)) return [];
    const said = [...answer.headers].filter(([name]) => name !== 'x-request-id').join('\n') + answer.text;
    const named = textOf(exchange);
    return privates
      .ofOthers(marker, said)
      .filter((found) => !named.includes(found))
      .map((found) => ({
        rule: 'leak',
        reason: `${answer.status} holds ${found}, which is somebody else's`,
      }));
  };
}

function maySeeOthers({ request: { caller, operation } }: Exchange): boolean {
  return reachesOthers(operation.id, (permission) => holds(caller, permission));
}

function textOf({ sent: { path, headers, body } }: Exchange): string {
  return [path, ...headers.flat(), body?.toString() ?? ''].join('\n');
}
