import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { system } from '../../flows/support/system';
import { HttpClient } from '../http/http-client';
import { Cast } from '../world/cast';
import { Privates } from '../world/privates';
import { secretsOf } from '../world/secrets';
import { audit } from './audit';
import { basketSteps } from './basket-steps';
import { orderSteps } from './order-steps';
import type { Expectations, PricedProduct, Shopper } from './shopper';

const RUNS = 25;
const MINUTES = 60_000;
const PRICES = [1, 999, 12_345];

const journey = fc.commands<Expectations, Shopper, false>([...basketSteps, ...orderSteps], {
  maxCommands: 40,
  size: 'max',
});

describe('customers who go their ways at the same time', () => {
  const client = new HttpClient(system.url);
  const cast = new Cast({ client, privates: new Privates(), secrets: secretsOf(system.env) });
  const travellers = [cast.customer, cast.stranger, cast.bystander];
  let products: PricedProduct[];

  beforeAll(async () => {
    await cast.assemble();
    products = await Promise.all(
      PRICES.map(async (price) => ({ id: await cast.things.makeProduct(price), price })),
    );
  });

  afterAll(() => client.close());

  it(
    'each find what they did, paid once for what they got, and see nobody else',
    async () => {
      const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
      process.stderr.write(`FUZZ_SEED=${seed}\n`);
      const travelling = fc.asyncProperty(fc.tuple(journey, journey, journey), async (journeys) => {
        const groups = journeys.map((steps, index) => {
          const account = travellers[index] ?? cast.customer;
          const expected: Expectations = { orders: [] };
          return { steps, expected, shopper: { account, staff: cast.staff, products } };
        });
        await Promise.all(
          groups.map(({ steps, expected, shopper }) =>
            fc.asyncModelRun(() => ({ model: expected, real: shopper }), steps),
          ),
        );
        await Promise.all(groups.map(({ expected, shopper }) => audit(expected, shopper)));
      });
      await fc.assert(travelling, { seed, numRuns: RUNS });
    },
    5 * MINUTES,
  );
});
