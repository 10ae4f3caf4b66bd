import { newId } from '#libs/common';
import { paymentsFixture } from '../src/testing/payments-fixture';
import type { PaymentsFixture } from '../src/testing/payments-fixture';
import { conformsToPaymentProvider } from '../src/testing/provider-conformance';

describe('the stub provider', () => {
  let fixture: PaymentsFixture;

  beforeAll(async () => {
    fixture = await paymentsFixture(process.env);
  });

  afterAll(() => fixture.close());

  conformsToPaymentProvider(() => ({
    provider: fixture.stub,
    methods: {
      captures: 'stub',
      declines: 'stub-declined',
      failsAtFirst: 'stub-flaky',
      capturesLater: 'stub-async',
    },
    webhookAbout: (reference) => fixture.webhookAbout(reference),
    signed: (body, at = new Date()) => fixture.codec.sign(`msg_${newId()}`, at, body),
  }));
});
