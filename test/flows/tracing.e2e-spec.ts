import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { send } from './support/http';
import { type Person, aCustomer } from './support/people';
import { aBasketWith, aProduct, checkOut, orderOnce } from './support/shopping';
import { logFolder } from './support/system';

describe('a trace', () => {
  let broker: BrokerClient;
  let customer: Person;

  beforeAll(async () => {
    broker = await connectBroker();
    customer = await aCustomer();
  });
  afterAll(() => broker.close());

  it('goes from the client through every event of its order, and into the logs', async () => {
    const basket = await aBasketWith(customer, await aProduct());
    const events = await broker.watch();
    const trace = randomBytes(16).toString('hex');
    const headers = {
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      tracestate: 'congo=t61rcWkgMzE,rojo=00f067aa0ba902b7',
    };

    const answer = await checkOut(customer, basket.id, { headers });

    const response = answer.headers.get('traceresponse');
    expect(response).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    await orderOnce('CONFIRMED', customer, answer.body.id);
    const story = await until('the customer is told', () => {
      const about = events.filter(({ correlationid }) => correlationid === answer.body.id);
      return about.some(({ type }) => type === 'notification.sent.v1') && about;
    });
    expect(story.length).toBeGreaterThan(5);
    for (const { type, traceparent, tracestate } of story)
      expect([type, traceparent, tracestate]).toEqual([type, response, headers.tracestate]);
    await until('the log names the trace', () =>
      readFileSync(join(logFolder, 'notifications.log'), 'utf8').includes(`"traceId":"${trace}"`),
    );
  });

  it('begins with us where the client sends none, or none that is one', async () => {
    const sent: Record<string, string>[] = [{}, { traceparent: 'nonsense', tracestate: 'a=b' }];
    for (const headers of sent) {
      const answer = await send('GET /products?limit=1', { headers });
      expect(answer.headers.get('traceresponse')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    }
  });
});
