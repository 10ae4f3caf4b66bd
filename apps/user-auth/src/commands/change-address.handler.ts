import { ChangeAddress } from '#contracts/users/commands/change-address.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { requireCaller } from '#libs/auth';
import { CommandHandler } from '#libs/messaging';
import type { CommandContext } from '#libs/messaging';
import { changeAddress } from '../domain/address-book';
import { AddressRepository } from '../persistence/address.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';

@CommandHandler(ChangeAddress)
export class ChangeAddressHandler {
  constructor(private readonly addresses: AddressRepository) {}

  async handle(
    { addressId, ...change }: InputOf<typeof ChangeAddress>,
    { caller, tx }: CommandContext<UserAuthTx>,
  ): Promise<OutputOf<typeof ChangeAddress>> {
    const owner = requireCaller(caller);
    await this.addresses.lockBook(tx, owner.id);
    const address = changeAddress(await this.addresses.get(owner.id, addressId, tx), change);
    await this.addresses.save(tx, owner.id, address);
    return address;
  }
}
