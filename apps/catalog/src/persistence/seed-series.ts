/** Name and what sets the series apart. */
export const series: readonly (readonly [name: string, character: string])[] = [
  ['Alder', 'untreated alder and plain lines'],
  ['Birk', 'pale birch tones and soft edges'],
  ['Cove', 'blue-green glaze, like the sea on a clear day'],
  ['Dune', 'sand colours and a matt finish'],
  ['Ember', 'deep red, for a warm corner'],
  ['Fjord', 'cool grey and honest materials'],
  ['Grove', 'forest green, made in small batches'],
  ['Haven', 'our classic, unchanged for ten years'],
  ['Isle', 'white on white, with a thin dark rim'],
  ['Juniper', 'dark blue and brushed metal'],
  ['Kelp', 'made of recycled material only'],
  ['Linden', 'honey tones, designed by our own studio'],
];
