import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { AddAddress } from '#contracts/users/commands/add-address.v1';
import { ChangeAddress } from '#contracts/users/commands/change-address.v1';
import { RemoveAddress } from '#contracts/users/commands/remove-address.v1';
import { GetAddress } from '#contracts/users/queries/get-address.v1';
import { ListAddresses } from '#contracts/users/queries/list-addresses.v1';
import type { SavedAddress } from '#contracts/users/saved-address';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { addressChange, home, newAddress } from './account.examples';
import {
  AddAddressBody,
  AddressPage,
  AddressPath,
  AddressesQuery,
  ChangeAddressBody,
  SavedAddressDto,
} from './address.dto';

const access = 'account:manage';

@ApiTags('account')
@Controller('auth/me/addresses')
export class AddressesController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('GET', '', {
    summary: "The caller's addresses, newest first",
    access,
    sends: [ListAddresses],
    answers: {
      200: {
        description: 'A page of addresses',
        type: AddressPage,
        example: { items: [home], nextCursor: null },
      },
    },
  })
  listAddresses(
    @Query() query: AddressesQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListAddresses>>> {
    return this.client.send(ListAddresses, query, sender);
  }

  @Endpoint('POST', '', {
    summary: "Puts an address into the caller's address book",
    description:
      'The first address is the default, unless told otherwise; a new default takes the place of the one before.',
    access,
    sends: [AddAddress],
    bodyExample: newAddress,
    idempotent: true,
    answers: {
      201: {
        description: 'The address',
        type: SavedAddressDto,
        example: home,
        headers: { Location: 'Where the address is' },
      },
    },
  })
  async addAddress(
    @Body() body: AddAddressBody,
    @Sender() sender: SendOptions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<SavedAddress>> {
    const answer = await this.client.send(AddAddress, body, sender);
    reply.header('location', `/auth/me/addresses/${answer.data.id}`);
    return answer;
  }

  @Endpoint('GET', ':addressId', {
    summary: "One of the caller's addresses",
    access,
    sends: [GetAddress],
    answers: { 200: { description: 'The address', type: SavedAddressDto, example: home } },
  })
  getAddress(@Param() path: AddressPath, @Sender() sender: SendOptions): Promise<Answer<SavedAddress>> {
    return this.client.send(GetAddress, path, sender);
  }

  @Endpoint('PATCH', ':addressId', {
    summary: "Changes what is given of one of the caller's addresses",
    description: '`null` clears. A new default takes the place of the one before.',
    access,
    sends: [ChangeAddress],
    bodyExample: addressChange,
    answers: { 200: { description: 'The address, changed', type: SavedAddressDto, example: home } },
  })
  changeAddress(
    @Param() path: AddressPath,
    @Body() body: ChangeAddressBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<SavedAddress>> {
    return this.client.send(ChangeAddress, { ...path, ...body }, sender);
  }

  @Endpoint('DELETE', ':addressId', {
    summary: "Takes an address out of the caller's address book",
    description: 'Where it was the default, no other takes its place.',
    access,
    sends: [RemoveAddress],
    answers: { 204: { description: 'It is gone' } },
  })
  removeAddress(@Param() path: AddressPath, @Sender() sender: SendOptions): Promise<Answer<object>> {
    return this.client.send(RemoveAddress, path, sender);
  }
}
