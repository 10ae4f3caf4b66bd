interface Category {
  readonly name: string;
  /** Name, price in whole euros, description. */
  readonly things: readonly (readonly [name: string, euros: number, description: string])[];
}

/** What the sample shop sells; each thing exists in every series. */
export const assortment: readonly Category[] = [
  {
    name: 'Kitchen',
    things: [
      ['Chef Knife', 39, 'Forged blade of 20 cm that stays sharp for years.'],
      ['Saucepan', 49, 'Holds two litres, fits every hob, induction included.'],
      ['Cutting Board', 24, 'End grain that is kind to knives, with a juice groove.'],
      ['Kettle', 45, 'Boils 1.7 litres and switches itself off.'],
      ['Coffee Grinder', 79, 'Steel burrs with 40 settings from espresso to French press.'],
      ['Mixing Bowl Set', 32, 'Three bowls that nest, each with a spout and a lid.'],
      ['Pepper Mill', 28, 'Ceramic grinder, turned by hand from one piece.'],
    ],
  },
  {
    name: 'Tableware',
    things: [
      ['Dinner Plate', 14, 'Stoneware of 27 cm, safe in dishwasher and microwave.'],
      ['Cereal Bowl', 11, 'Deep enough for soup, light enough for breakfast.'],
      ['Espresso Cup', 9, 'Thick wall that keeps 80 ml warm.'],
      ['Water Glass Set', 26, 'Six glasses of 300 ml that stack.'],
      ['Cutlery Set', 89, 'Twenty-four pieces of polished steel for six people.'],
      ['Teapot', 42, 'Pours without a drip, strainer included.'],
      ['Serving Platter', 34, 'Oval, for a roast or for a heap of cake.'],
    ],
  },
  {
    name: 'Lighting',
    things: [
      ['Desk Lamp', 59, 'Turns and tilts, dims in three steps.'],
      ['Floor Lamp', 129, 'Soft light for the reading corner, with a foot switch.'],
      ['Pendant Lamp', 99, 'Textile cable of 150 cm, cut to the length you need.'],
      ['Wall Light', 49, 'Shines up and down, for hall or bedside.'],
      ['Night Light', 19, 'Wakes up when it is dark and someone walks by.'],
      ['String Lights', 24, 'Ten metres of warm white, for inside and out.'],
      ['LED Bulb, 3 pack', 15, 'Warm white, 806 lumen each, as bright as 60 watts.'],
    ],
  },
  {
    name: 'Furniture',
    things: [
      ['Armchair', 349, 'High back, washable cover, made for long evenings.'],
      ['Side Table', 89, 'Just the size of a book, a cup and a pair of glasses.'],
      ['Bookcase', 229, 'Five shelves that carry 30 kg each.'],
      ['Dining Chair', 119, 'Curved seat, felt under the feet, sold one by one.'],
      ['Coffee Table', 179, 'Rounded corners and a shelf for magazines.'],
      ['Shoe Rack', 59, 'Room for twelve pairs on little floor.'],
      ['Bench', 149, 'For the hall, the table or the end of the bed.'],
    ],
  },
  {
    name: 'Bedding',
    things: [
      ['Duvet Cover', 69, 'Washed percale of 135 by 200 cm with buttons.'],
      ['Pillow', 39, 'Filling that can be taken out until the height is right.'],
      ['Fitted Sheet', 34, 'Jersey that stretches over mattresses of 30 cm.'],
      ['Wool Blanket', 89, 'Warm without weight, woven from recycled yarn.'],
      ['Summer Duvet', 79, 'Light filling for warm nights, washable at 60 degrees.'],
      ['Mattress Topper', 159, 'Six centimetres of foam that make a hard bed soft.'],
      ['Bedspread', 74, 'Quilted, two colours, one for each side.'],
    ],
  },
  {
    name: 'Bath',
    things: [
      ['Bath Towel', 24, 'Thick terry of 70 by 140 cm that dries quickly.'],
      ['Bath Mat', 29, 'Soft on top, does not slip underneath.'],
      ['Soap Dispenser', 17, 'Refills instead of new bottles, 350 ml.'],
      ['Shower Curtain', 27, 'Weighted hem, rings included, 180 by 200 cm.'],
      ['Laundry Basket', 44, 'Two handles, a lid and a bag that comes out.'],
      ['Toothbrush Holder', 12, 'Drains below, comes apart for cleaning.'],
      ['Bathrobe', 64, 'Waffle weave, two pockets, in four sizes.'],
    ],
  },
  {
    name: 'Garden',
    things: [
      ['Watering Can', 29, 'Seven litres, long spout, rose that comes off.'],
      ['Plant Pot', 19, 'Frost-proof, with a saucer, 24 cm wide.'],
      ['Pruning Shears', 34, 'Cuts branches of 22 mm, spare spring included.'],
      ['Garden Hose', 49, 'Twenty metres that neither kink nor twist.'],
      ['Raised Bed', 139, 'Vegetables at the height of your hands.'],
      ['Bird Feeder', 27, 'Keeps seeds dry and cats away.'],
      ['Garden Gloves', 13, 'Fits like skin, keeps thorns out.'],
    ],
  },
  {
    name: 'Office',
    things: [
      ['Notebook', 14, 'Dotted pages that do not bleed, 192 of them.'],
      ['Fountain Pen', 39, 'Steel nib, medium, with a converter.'],
      ['Desk Organizer', 26, 'A place for pens, cables and the rest.'],
      ['Monitor Stand', 54, 'Raises the screen, hides the keyboard.'],
      ['Paper Tray', 18, 'Stacks in any number, holds A4.'],
      ['Wall Planner', 16, 'One year at a glance, wipes clean.'],
      ['Desk Mat', 32, 'Calm for the mouse, kind to the table, 80 by 40 cm.'],
    ],
  },
  {
    name: 'Toys',
    things: [
      ['Building Blocks', 36, 'Eighty pieces of beech in eight shapes.'],
      ['Puzzle, 1000 pieces', 19, 'A harbour in autumn, with a poster to look at.'],
      ['Train Set', 59, 'Figure of eight with a bridge and two wagons.'],
      ['Plush Bear', 24, 'Soft, washable, a good listener.'],
      ['Board Game', 34, 'For two to five players, an hour and no luck.'],
      ['Stacking Tower', 17, 'Ten rings for small hands.'],
      ['Kite', 22, 'Flies from a light breeze on, 30 m of line.'],
    ],
  },
  {
    name: 'Outdoor',
    things: [
      ['Two-Person Tent', 189, 'Stands in five minutes, weighs 2.4 kg.'],
      ['Sleeping Bag', 119, 'Warm down to 2 degrees, packs to the size of a loaf.'],
      ['Hiking Backpack', 109, 'Thirty litres, rain cover, a back that breathes.'],
      ['Camping Stove', 49, 'Boils a litre in four minutes.'],
      ['Headlamp', 35, 'Shines 80 m far, charges over USB-C.'],
      ['Vacuum Flask', 32, 'Hot for 12 hours, cold for 24, 750 ml.'],
      ['Trekking Poles', 59, 'A pair that folds to 38 cm.'],
    ],
  },
  {
    name: 'Audio',
    things: [
      ['Headphones', 149, 'Closed, over the ear, 30 hours on one charge.'],
      ['Bluetooth Speaker', 89, 'Survives the shower and the beach.'],
      ['Record Player', 229, 'Belt drive, built-in preamplifier, dust cover.'],
      ['In-Ear Phones', 69, 'Three sizes of tips and a case that charges them.'],
      ['Kitchen Radio', 59, 'DAB+ and FM, with a timer for the eggs.'],
      ['Microphone', 99, 'USB, for calls, songs and podcasts.'],
      ['Speaker Cable', 15, 'Five metres of copper, marked for polarity.'],
    ],
  },
  {
    name: 'Travel',
    things: [
      ['Cabin Suitcase', 129, 'Fits above every seat, rolls on four wheels.'],
      ['Weekend Bag', 84, 'For three days, with a place for shoes.'],
      ['Packing Cubes', 29, 'Four sizes that bring order into any bag.'],
      ['Travel Pillow', 26, 'Holds the head, rolls up small.'],
      ['Passport Wallet', 22, 'Room for papers, cards and boarding pass.'],
      ['Plug Adapter', 24, 'For 150 countries, with two USB ports.'],
      ['Umbrella', 31, 'Opens by itself and stands a storm.'],
    ],
  },
];
