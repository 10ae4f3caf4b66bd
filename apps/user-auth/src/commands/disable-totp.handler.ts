import { DisableTotp } from '#contracts/users/commands/disable-totp.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { Reauthentication } from '../security/reauthentication';
import { SecondFactors } from '../security/second-factors';

/** Checks the password outside of any transaction: 10 ms of work must not hold a connection. */
@CommandHandler(DisableTotp, { transaction: 'none' })
export class DisableTotpHandler {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly secondFactors: SecondFactors,
  ) {}

  async handle(
    { password, code, clientAddress }: InputOf<typeof DisableTotp>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof DisableTotp>> {
    const { id } = requireCaller(caller);
    const proof = { password, field: 'password', clientAddress };
    await this.reauthentication.require(id, proof, () => this.secondFactors.prove(id, code));
    await this.secondFactors.turnOff(id);
    return {};
  }
}
