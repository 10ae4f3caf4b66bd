import { continueTrace, traceIdOf } from './trace-context';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const sent = `00-${TRACE}-${PARENT}-01`;

describe('continueTrace', () => {
  it('goes on with a trace under a span of its own', () => {
    const { traceparent } = continueTrace(sent, undefined);
    expect(traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(traceparent).not.toContain(PARENT);
    expect(continueTrace(sent, undefined)).not.toEqual({ traceparent });
  });

  it('keeps the decision not to record', () => {
    expect(continueTrace(`00-${TRACE}-${PARENT}-00`, undefined).traceparent).toMatch(/-00$/);
  });

  it('hands the state on as it came', () => {
    const tracestate = 'congo=t61rcWkgMzE,rojo=00f067aa0ba902b7';
    expect(continueTrace(sent, tracestate).tracestate).toBe(tracestate);
  });

  it.each(['', 'x'.repeat(513), 'congo=ü'])('drops the state %j', (tracestate) => {
    expect(continueTrace(sent, tracestate)).not.toHaveProperty('tracestate');
  });

  it.each([`cc-${TRACE}-${PARENT}-01`, `01-${TRACE}-${PARENT}-01-what-comes-later`])(
    'understands the later version %s',
    (traceparent) => {
      expect(continueTrace(traceparent, undefined).traceparent).toContain(`00-${TRACE}-`);
    },
  );

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${PARENT}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${PARENT}-01`,
    `00-${TRACE.toUpperCase()}-${PARENT}-01`,
    `00-${TRACE}-${PARENT}-01-more`,
    `00-${TRACE}-${PARENT}-1`,
    `01-${TRACE}-${PARENT}-01x`,
    `${sent}, ${sent}`,
  ])('begins a trace instead of %j, and without its state', (traceparent) => {
    const begun = continueTrace(traceparent, 'congo=1');
    expect(begun).toEqual({
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) as string,
    });
    expect(begun.traceparent).not.toContain(TRACE);
  });
});

describe('traceIdOf', () => {
  it('names the trace, of what is a traceparent', () => {
    expect([traceIdOf(sent), traceIdOf('x'), traceIdOf(undefined)]).toEqual([TRACE, undefined, undefined]);
  });
});
