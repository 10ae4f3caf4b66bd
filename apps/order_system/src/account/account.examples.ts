import type { SavedAddress } from '#contracts/users/saved-address';
import type { User } from '#contracts/users/user';
import { ada } from '../auth/auth.examples';

export const adaInFull: User = { ...ada, name: 'Ada Lovelace', phone: '+442071234567', locale: 'en-GB' };

export const home: SavedAddress = {
  id: '01a20466-0c41-7e83-9b52-4d7a6c1e2f30',
  label: 'home',
  isDefault: true,
  name: 'Ada Lovelace',
  line1: "12 St James's Square",
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};
