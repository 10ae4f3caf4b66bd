import { GetAddress } from '#contracts/users/queries/get-address.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { QueryHandler } from '#libs/messaging';
import type { QueryContext } from '#libs/messaging';
import { AddressRepository } from '../persistence/address.repository';

@QueryHandler(GetAddress)
export class GetAddressHandler {
  constructor(private readonly addresses: AddressRepository) {}

  handle(
    { addressId }: InputOf<typeof GetAddress>,
    { caller }: QueryContext,
  ): Promise<OutputOf<typeof GetAddress>> {
    return this.addresses.get(requireCaller(caller).id, addressId);
  }
}
