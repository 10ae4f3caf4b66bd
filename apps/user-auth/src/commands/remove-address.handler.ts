import { RemoveAddress } from '#contracts/users/commands/remove-address.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { AddressRepository } from '../persistence/address.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';

@CommandHandler(RemoveAddress)
export class RemoveAddressHandler {
  constructor(private readonly addresses: AddressRepository) {}

  async handle(
    { addressId }: InputOf<typeof RemoveAddress>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof RemoveAddress>> {
    await this.addresses.remove(tx, requireCaller(caller).id, addressId);
    return {};
  }
}
