import type { Exchange, Rule } from '../exchange';
import { codeOf } from './answered';

/** What a request hears that is itself at fault, whatever it asks for. */
const AT_FAULT = [
  'VALIDATION_FAILED',
  'MALFORMED_JSON',
  'UNSUPPORTED_MEDIA_TYPE',
  'BODY_TOO_LARGE',
  'AMBIGUOUS_HEADER',
  'UNAUTHENTICATED',
  'INVALID_TOKEN',
  'INVALID_API_KEY',
  'INVALID_BASKET_TOKEN',
  'FORBIDDEN',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'PRECONDITION_REQUIRED',
];

/** Who does as the document says is served, or refused for a reason that lies in the matter. */
export const soundIsServed: Rule = (exchange) => {
  const { answer, request } = exchange;
  if (!answer || !request.sound || answer.status < 400) return [];
  const code = codeOf(answer.body);
  if (!AT_FAULT.includes(code) && !deniesOwnThings(exchange, code)) return [];
  const { detail, errors } = answer.body as { detail?: string; errors?: unknown };
  return [
    {
      rule: 'sound request refused',
      reason: `${answer.status} ${code}: ${detail ?? ''} ${JSON.stringify(errors ?? [])}`,
    },
  ];
};

/** That what the path names is not there, although it was made for this. */
function deniesOwnThings({ request: { path }, named }: Exchange, code: string): boolean {
  const inPath = Object.values(path);
  return named.some(({ target }) => inPath.includes(target) && code === notFound(target.kind));
}

function notFound(kind: string): string {
  return `${kind.replaceAll('-', '_').toUpperCase()}_NOT_FOUND`;
}
