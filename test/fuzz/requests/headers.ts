import fc from 'fast-check';
import type { Operation } from '../../support/openapi/operations';
import type { Entry } from './fuzz-request';
import { CurrentTag, Signature, SigningTime, Target } from './target';

type Values = fc.Arbitrary<unknown>;

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const LONG = 'x'.repeat(4_000);
const texts = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  'null',
  LONG,
  '\u00e4\u00ff',
  "'",
  '"',
  ',',
  ';;;',
  '*/*/*',
  '\t',
);

/** By the headers' names, in lower case: what well-meaning clients send. */
const SOUND: Readonly<Record<string, Values>> = {
  'idempotency-key': fc.uuid(),
  'if-match': fc.oneof(fc.constant('*'), fc.constant(new CurrentTag())),
  prefer: fc.constantFrom('wait=0', 'wait=1', 'respond-async', 'wait="1"; x=y, handling=lenient'),
  'if-none-match': fc.constantFrom('"nothing-like-it"', 'W/"0"'),
  'last-event-id': fc.constantFrom('1', '2', '3'),
  accept: fc.constantFrom('*/*', 'application/json', 'application/json, application/problem+json;q=0.9'),
  'accept-encoding': fc.constantFrom('gzip', 'br', 'gzip, deflate, br', 'identity'),
  'basket-token': fc.constant(new Target('basket-token', 'own')),
  'webhook-id': fc.uuid(),
  'webhook-timestamp': fc.constant(new SigningTime()),
  'webhook-signature': fc.constant(new Signature()),
  'x-request-id': fc.stringMatching(/^[a-z0-9-]{1,64}$/),
  traceparent: fc.constant(TRACEPARENT),
};

/** What they, or worse ones, may send in their place. */
const ODD: Readonly<Record<string, Values>> = {
  'idempotency-key': fc.constantFrom(
    'everybody-s',
    '',
    ' ',
    'x'.repeat(255),
    'x'.repeat(256),
    '\u00e4',
    'a,b',
    '"quoted"',
  ),
  'if-match': fc.constantFrom(
    '',
    '"',
    '7',
    '"7',
    'W/"1"',
    '"0"',
    '"999999999999999999999"',
    '"1", "2"',
    '"1-5"',
    '*, "1"',
  ),
  prefer: fc.constantFrom('wait=', 'wait=-1', 'wait=0.5', 'wait=NaN', 'wait', 'wait=0, wait=1', '=', ';'),
  'if-none-match': fc.constantFrom('*', '', '"', '"1"', 'W/', '"1","2"'),
  'last-event-id': fc.constantFrom('', '-1', '1e3', '9'.repeat(30), 'abc', '0x10', '1.5'),
  accept: fc.constantFrom('text/html', 'application/xml', 'image/*', '', ';q=', 'application/json;q=2'),
  'accept-encoding': fc.constantFrom('identity;q=0', '*;q=0', 'gzip;q=0', 'junk', '', 'gzip;q=9'),
  'x-request-id': fc.constantFrom('', ' ', 'x'.repeat(128), 'x'.repeat(129), 'a b', '\u00e4', '<script>'),
  traceparent: fc.constantFrom(
    '',
    '00-0-0-0',
    `${TRACEPARENT}-more`,
    'ff-'.padEnd(55, '0'),
    TRACEPARENT.toUpperCase(),
  ),
  tracestate: fc.constantFrom('', '=', 'a='.repeat(300), LONG),
  'basket-token': fc.constantFrom('', 'token', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', LONG),
  'x-api-key': fc.constantFrom('', 'osk_', `osk_${'A'.repeat(43)}`, LONG),
  authorization: fc.constantFrom(
    '',
    'Bearer',
    'Bearer ',
    'Bearer a.b.c',
    'Basic YTpi',
    'bearer token',
    `Bearer ${LONG}`,
  ),
  'x-forwarded-for': fc.constantFrom('', '127.0.0.1', '::1', 'not an address', '1.2.3.4, 5.6.7.8'),
  'x-http-method-override': fc.constantFrom('DELETE', 'GET', 'PATCH'),
  origin: fc.constantFrom('null', 'https://evil.example', ''),
  range: fc.constantFrom('bytes=0-0', 'bytes=-1', 'items=1-2'),
  cookie: fc.constantFrom('a=b', ';;;', '__proto__=1'),
  'content-language': texts,
};

/** For any route, whether its documentation names them or not. */
const USUAL = ['accept', 'accept-encoding', 'x-request-id', 'traceparent'];

/** The request headers of an operation, but for those of its body and its caller. */
export class Headers {
  sound(operation: Operation): fc.Arbitrary<readonly Entry[]> {
    const documented = operation.parameters.filter((parameter) => parameter.in === 'header');
    const required = documented
      .filter((parameter) => parameter.required)
      .map(({ name }) => name.toLowerCase());
    const names = [...new Set([...documented.map(({ name }) => name.toLowerCase()), ...USUAL])];
    const values = names.flatMap((name) => (SOUND[name] ? [[name, SOUND[name]] as const] : []));
    const all = fc.record(Object.fromEntries(values), {
      requiredKeys: required.filter((name) => name in SOUND),
    });
    return all.map((headers) => Object.entries(headers));
  }

  /** A few odd ones beside sound ones; a name may then occur twice. */
  odd(operation: Operation): fc.Arbitrary<readonly Entry[]> {
    const one = fc
      .constantFrom(...Object.entries(ODD))
      .chain(([name, values]) =>
        fc
          .oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: texts })
          .map((value): Entry => [name, value]),
      );
    return fc
      .tuple(this.sound(operation), fc.array(one, { minLength: 1, maxLength: 3 }))
      .map(([sound, odd]) => [...sound, ...odd]);
  }
}
