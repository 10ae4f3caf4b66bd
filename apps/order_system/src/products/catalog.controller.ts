import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import { ChangeProduct } from '#contracts/catalog/commands/change-product.v1';
import { CreateProduct } from '#contracts/catalog/commands/create-product.v1';
import { RemoveProduct } from '#contracts/catalog/commands/remove-product.v1';
import { SetStock } from '#contracts/catalog/commands/set-stock.v1';
import type { Product } from '#contracts/catalog/product';
import { Roles } from '../access/roles.decorator';
import { Token } from '../access/token.decorator';
import { ApiProblems } from '../http/api-problems.decorator';
import { ChangeProductBody, CreateProductBody, ProductDto, ProductPath, StockBody } from './product.dto';

/** What staff change in the catalog. */
@ApiTags('products')
@ApiBearerAuth()
@Roles('staff')
@Controller('products')
export class CatalogController {
  constructor(private readonly client: RequestClient) {}

  @Post()
  @ApiOperation({ summary: 'Puts a product up for sale (staff)' })
  @ApiCreatedResponse({ type: ProductDto })
  @ApiProblems(400, 401, 403, 409)
  async create(@Body() body: CreateProductBody, @Token() token: string): Promise<Product> {
    return (await this.client.send(CreateProduct, body, { token })).data;
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Changes what is given of a product (staff)' })
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems(400, 401, 403, 404)
  async change(
    @Param() { id }: ProductPath,
    @Body() body: ChangeProductBody,
    @Token() token: string,
  ): Promise<Product> {
    return (await this.client.send(ChangeProduct, { ...body, id }, { token })).data;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes a product off sale (staff)' })
  @ApiNoContentResponse()
  @ApiProblems(400, 401, 403, 404)
  async remove(@Param() { id }: ProductPath, @Token() token: string): Promise<void> {
    await this.client.send(RemoveProduct, { id }, { token });
  }

  @Put(':id/stock')
  @ApiOperation({ summary: 'Says how many pieces lie in the warehouse, reserved ones included (staff)' })
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems(400, 401, 403, 404, 409)
  async setStock(
    @Param() { id }: ProductPath,
    @Body() { stock }: StockBody,
    @Token() token: string,
  ): Promise<Product> {
    return (await this.client.send(SetStock, { id, stock }, { token })).data;
  }
}
