import type { SavedAddress } from '#contracts/users/saved-address';
import type { User } from '#contracts/users/user';
import type { BodyOf } from '../api/body-of';
import { ada, credentials } from '../auth/auth.examples';
import type { ChangeProfileBody, DeleteAccountBody } from './account.dto';
import type { AddAddressBody, ChangeAddressBody } from './address.dto';

export const adaInFull: User = { ...ada, name: 'Ada Lovelace', phone: '+442071234567', locale: 'en-GB' };

export const profileChange: BodyOf<typeof ChangeProfileBody> = {
  name: 'Ada Lovelace',
  phone: '+442071234567',
  locale: 'en-GB',
};

export const deletion: BodyOf<typeof DeleteAccountBody> = { password: credentials.password };

export const newAddress: BodyOf<typeof AddAddressBody> = {
  label: 'home',
  name: 'Ada Lovelace',
  line1: "12 St James's Square",
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};

export const addressChange: BodyOf<typeof ChangeAddressBody> = { label: 'parents', isDefault: false };

export const home: SavedAddress = {
  id: '01a20466-0c41-7e83-9b52-4d7a6c1e2f30',
  ...newAddress,
  isDefault: true,
};
