/** What the stub provider says of a charge that it has captured. */
export const captured = {
  type: 'charge.captured',
  data: {
    chargeId: '01a20465-e7b4-7a26-8d91-6c0f3e5b7a29',
    reference: '01a20465-d5f8-7e03-a1c4-9b2d4f6e8a17',
  },
};
