import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { ExportPersonalData } from '#contracts/notifications/queries/export-personal-data.v1';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { ContactRepository } from '../persistence/contact.repository';
import { NotificationList } from '../persistence/notification-list';

@QueryHandler(ExportPersonalData)
export class ExportPersonalDataHandler {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly notifications: NotificationList,
  ) {}

  async handle(
    { limit, cursor }: InputOf<typeof ExportPersonalData>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ExportPersonalData>> {
    const { id } = requireCaller(caller);
    const email = await this.contacts.find(id);
    const page = await this.notifications.page(id, limit, cursor);
    return { ...page, contact: email === undefined ? null : { email } };
  }
}
