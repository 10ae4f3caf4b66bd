export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'body-max-line-length': [2, 'always', 120],
    // A subject may start with a name: Prisma, RabbitMQ, OrderPlaced.
    'subject-case': [0],
  },
};
