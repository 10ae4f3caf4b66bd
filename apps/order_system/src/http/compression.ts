import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Smaller answers fit into one packet as they are. */
const THRESHOLD_BYTES = 1_024;

/** Compresses what is worth it, for clients that take it; event streams are not, for each event has to go out at once. */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: THRESHOLD_BYTES,
    // Bodies of 100 KB at most need no compression, and a compressed one would be larger than it says.
    globalDecompression: false,
  });
}
