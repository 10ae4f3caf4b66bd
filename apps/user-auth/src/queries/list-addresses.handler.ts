import { ListAddresses } from '#contracts/users/queries/list-addresses.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { AddressRepository } from '../persistence/address.repository';

@QueryHandler(ListAddresses)
export class ListAddressesHandler {
  constructor(private readonly addresses: AddressRepository) {}

  handle(
    { limit, cursor }: InputOf<typeof ListAddresses>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof ListAddresses>> {
    return this.addresses.page(requireCaller(caller).id, limit, cursor);
  }
}
