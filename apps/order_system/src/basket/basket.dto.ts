import { createZodDto } from 'nestjs-zod';
import { Basket } from '#contracts/basket/basket';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { ListBaskets } from '#contracts/basket/queries/list-baskets.v1';

export class BasketPath extends createZodDto(GetBasket.input) {}
export class ItemPath extends createZodDto(ChangeItem.input.pick({ basketId: true, productId: true })) {}
export class BasketsQuery extends createZodDto(ListBaskets.input) {}
export class CreateBasketBody extends createZodDto(CreateBasket.input) {}
export class AddItemBody extends createZodDto(AddItem.input.pick({ productId: true, quantity: true })) {}
export class ChangeItemBody extends createZodDto(ChangeItem.input.pick({ quantity: true })) {}
export class MergeBody extends createZodDto(MergeBaskets.input.pick({ fromBasketId: true })) {}
export class BasketDto extends createZodDto(Basket) {}
export class BasketPage extends createZodDto(ListBaskets.output) {}
