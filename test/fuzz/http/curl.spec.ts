import { curl } from './curl';

const request = { method: 'POST', path: "/basket/%00?a='", headers: [] };
const json = ['content-type', 'application/json'] as const;

describe('a request as a curl command', () => {
  it('quotes what a shell would take for its own', () => {
    expect(curl('http://localhost:3000', request)).toBe(
      "curl -i --path-as-is -X POST 'http://localhost:3000/basket/%00?a='\\'''",
    );
  });

  it('has its headers, empty ones too', () => {
    const headers = [json, ['idempotency-key', ''] as const];
    expect(curl('', { ...request, headers })).toContain(
      "-H 'content-type: application/json' -H 'idempotency-key;'",
    );
  });

  it('has its body as it is', () => {
    const body = Buffer.from(`{"a":"it's"}`);
    expect(curl('', { ...request, headers: [json], body })).toMatch(/ --data-binary '\{"a":"it'\\''s"\}'$/);
  });

  it.each([
    ['bytes', Buffer.from([0xff])],
    ['U+0000', Buffer.from('\0')],
    ['much', Buffer.alloc(3_000, 'x')],
    ['what curl would take for a file', Buffer.from('@file')],
  ])('sends %s by way of base64', (_, body) => {
    expect(curl('', { ...request, headers: [json], body })).toMatch(
      /^echo [\w+/=]+ \| base64 -d \| curl .* --data-binary @-$/,
    );
  });

  it('gives a body no type that it did not have', () => {
    expect(curl('', { ...request, body: Buffer.from('{}') })).toContain("-H 'content-type:'");
  });
});
