import { AddAddress } from '#contracts/users/commands/add-address.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { addAddress } from '../domain/address-book';
import { AddressRepository } from '../persistence/address.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';

@CommandHandler(AddAddress)
export class AddAddressHandler {
  constructor(private readonly addresses: AddressRepository) {}

  async handle(
    addition: InputOf<typeof AddAddress>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof AddAddress>> {
    const owner = requireCaller(caller);
    await this.addresses.lockBook(tx, owner.id);
    const address = addAddress(addition, await this.addresses.count(tx, owner.id));
    await this.addresses.add(tx, owner.id, address);
    return address;
  }
}
