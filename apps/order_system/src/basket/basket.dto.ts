import { createZodDto } from 'nestjs-zod';
import { Basket } from '#contracts/basket/basket';
import { AddItem } from '#contracts/basket/commands/add-item.v1';
import { ChangeItem } from '#contracts/basket/commands/change-item.v1';
import { CreateBasket } from '#contracts/basket/commands/create-basket.v1';
import { MergeBaskets } from '#contracts/basket/commands/merge-baskets.v1';
import { RemoveItem } from '#contracts/basket/commands/remove-item.v1';
import { GetBasket } from '#contracts/basket/queries/get-basket.v1';

export class BasketPath extends createZodDto(GetBasket.input) {}
export class ItemPath extends createZodDto(RemoveItem.input) {}
export class CreateBasketBody extends createZodDto(CreateBasket.input) {}
export class AddItemBody extends createZodDto(AddItem.input.omit({ basketId: true })) {}
export class ChangeItemBody extends createZodDto(ChangeItem.input.pick({ quantity: true })) {}
export class MergeBody extends createZodDto(MergeBaskets.input.omit({ basketId: true })) {}
export class BasketDto extends createZodDto(Basket) {}
