import { GetSecondFactor } from '#contracts/users/queries/get-second-factor.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { SecondFactorRepository } from '../persistence/second-factor.repository';

@QueryHandler(GetSecondFactor)
export class GetSecondFactorHandler {
  constructor(private readonly factors: SecondFactorRepository) {}

  async handle(
    _: InputOf<typeof GetSecondFactor>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetSecondFactor>> {
    const factor = await this.factors.find(requireCaller(caller).id);
    return { enabled: factor?.confirmed ?? false, recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0 };
  }
}
