import type { PaymentMethod } from '#contracts/payments/payment-method';
import type { PaymentProvider } from './payment-provider';
import { ProviderUnknown } from './provider.errors';

/** The providers of this service, by name and by the methods they serve. */
export class PaymentProviders {
  constructor(private readonly all: readonly PaymentProvider[]) {}

  named(name: string): PaymentProvider {
    const provider = this.all.find((each) => each.name === name);
    if (!provider) throw new ProviderUnknown(name);
    return provider;
  }

  of(method: PaymentMethod): PaymentProvider {
    const provider = this.all.find((each) => each.methods.includes(method));
    if (!provider) throw new ProviderUnknown(method);
    return provider;
  }
}
