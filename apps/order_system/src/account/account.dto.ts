import { createZodDto } from 'nestjs-zod';
import { ChangeProfile } from '#contracts/users/commands/change-profile.v1';
import { DeleteAccount } from '#contracts/users/commands/delete-account.v1';
import { ofGateway } from '../auth/of-gateway';
import { PersonalData } from './personal-data';

export class ChangeProfileBody extends createZodDto(ChangeProfile.input) {}
export class DeleteAccountBody extends createZodDto(DeleteAccount.input.omit(ofGateway)) {}
export class PersonalDataDto extends createZodDto(PersonalData) {}
