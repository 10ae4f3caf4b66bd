import { ExportPersonalData } from '#contracts/users/queries/export-personal-data.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { UserNotFound } from '../domain/user.errors';
import { PersonalDataRepository } from '../persistence/personal-data.repository';

@QueryHandler(ExportPersonalData)
export class ExportPersonalDataHandler {
  constructor(private readonly personalData: PersonalDataRepository) {}

  async handle(
    _: InputOf<typeof ExportPersonalData>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ExportPersonalData>> {
    const found = await this.personalData.find(requireCaller(caller).id);
    if (!found) throw new UserNotFound();
    return found;
  }
}
