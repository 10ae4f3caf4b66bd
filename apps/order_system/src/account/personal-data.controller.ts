import { Controller, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { SendOptions } from '#libs/messaging';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { PersonalDataDto } from './account.dto';
import { exportQueries } from './personal-data';
import type { PersonalData } from './personal-data';
import { PersonalDataExporter } from './personal-data-exporter';
import { aboutAda } from './personal-data.examples';

@ApiTags('account')
@Controller('auth/me/export')
export class PersonalDataController {
  constructor(private readonly exporter: PersonalDataExporter) {}

  @Endpoint('GET', '', {
    summary: 'Everything that the system holds about the caller, as one document to keep',
    description:
      'Complete, or refused: where one service does not answer, nothing is exported. Passwords, tokens and keys are ' +
      'no part of it.',
    access: 'account:manage',
    sends: Object.values(exportQueries),
    answers: {
      200: {
        description: 'All of it',
        type: PersonalDataDto,
        example: aboutAda,
        headers: { 'Content-Disposition': 'Has browsers save it as a file' },
      },
    },
  })
  async exportPersonalData(
    @Sender() sender: SendOptions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonalData> {
    const personalData = await this.exporter.collect(sender);
    reply.header('content-disposition', 'attachment; filename="personal-data.json"');
    return personalData;
  }
}
