import { createZodDto } from 'nestjs-zod';
import { VerifyEmail } from '#contracts/users/commands/verify-email.v1';
import { ofGateway } from './of-gateway';

export class VerifyEmailBody extends createZodDto(VerifyEmail.input.omit(ofGateway)) {}
