import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Basket } from '#contracts/basket/basket';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { DeleteBasket } from '#contracts/basket/commands/delete-basket.v1';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { Token } from '../access/token.decorator';
import { ApiProblems } from '../http/api-problems.decorator';
import {
  AddItemBody,
  BasketDto,
  BasketPath,
  ChangeItemBody,
  CreateBasketBody,
  ItemPath,
  MergeBody,
} from './basket.dto';

@ApiTags('basket')
@ApiBearerAuth()
@Controller('basket')
export class BasketController {
  constructor(private readonly client: RequestClient) {}

  @Post()
  @ApiOperation({ summary: 'A new, empty basket' })
  @ApiCreatedResponse({ type: BasketDto })
  @ApiProblems(400, 401)
  async create(@Body() body: CreateBasketBody, @Token() token: string): Promise<Basket> {
    return (await this.client.send(CreateBasket, body, { token })).data;
  }

  @Get(':basketId')
  @ApiOperation({ summary: "One of the caller's baskets, at the catalog's prices" })
  @ApiOkResponse({ type: BasketDto })
  @ApiProblems(400, 401, 404)
  async get(@Param() path: BasketPath, @Token() token: string): Promise<Basket> {
    return (await this.client.send(GetBasket, path, { token })).data;
  }

  @Delete(':basketId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Throws a basket away' })
  @ApiNoContentResponse()
  @ApiProblems(400, 401, 404)
  async remove(@Param() path: BasketPath, @Token() token: string): Promise<void> {
    await this.client.send(DeleteBasket, path, { token });
  }

  @Post(':basketId/items')
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds pieces of a product' })
  @ApiOkResponse({ type: BasketDto })
  @ApiProblems(400, 401, 404, 409, 422)
  async addItem(
    @Param() path: BasketPath,
    @Body() body: AddItemBody,
    @Token() token: string,
  ): Promise<Basket> {
    return (await this.client.send(AddItem, { ...path, ...body }, { token })).data;
  }

  @Patch(':basketId/items/:productId')
  @ApiOperation({ summary: 'Sets how many pieces of a product the basket holds' })
  @ApiOkResponse({ type: BasketDto })
  @ApiProblems(400, 401, 404)
  async changeItem(
    @Param() path: ItemPath,
    @Body() body: ChangeItemBody,
    @Token() token: string,
  ): Promise<Basket> {
    return (await this.client.send(ChangeItem, { ...path, ...body }, { token })).data;
  }

  @Delete(':basketId/items/:productId')
  @ApiOperation({ summary: 'Takes a product out' })
  @ApiOkResponse({ type: BasketDto })
  @ApiProblems(400, 401, 404)
  async removeItem(@Param() path: ItemPath, @Token() token: string): Promise<Basket> {
    return (await this.client.send(RemoveItem, path, { token })).data;
  }

  @Post(':basketId/merge')
  @HttpCode(200)
  @ApiOperation({ summary: "Moves another of the caller's baskets into this one" })
  @ApiOkResponse({ type: BasketDto })
  @ApiProblems(400, 401, 404, 409, 422)
  async merge(@Param() path: BasketPath, @Body() body: MergeBody, @Token() token: string): Promise<Basket> {
    return (await this.client.send(MergeBaskets, { ...path, ...body }, { token })).data;
  }
}
