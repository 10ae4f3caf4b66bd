import { createZodDto } from 'nestjs-zod';
import { AddAddress } from '#contracts/users/commands/add-address.v1';
import { ChangeAddress } from '#contracts/users/commands/change-address.v1';
import { GetAddress } from '#contracts/users/queries/get-address.v1';
import { ListAddresses } from '#contracts/users/queries/list-addresses.v1';
import { SavedAddress } from '#contracts/users/saved-address';

export class AddressPath extends createZodDto(GetAddress.input) {}
export class AddressesQuery extends createZodDto(ListAddresses.input) {}
export class AddAddressBody extends createZodDto(AddAddress.input) {}
export class ChangeAddressBody extends createZodDto(ChangeAddress.input.omit({ addressId: true })) {}
export class SavedAddressDto extends createZodDto(SavedAddress) {}
export class AddressPage extends createZodDto(ListAddresses.output) {}
