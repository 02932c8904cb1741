// Answers that are a file.
import type { FastifyReply } from 'fastify'

/** A browser may show the file as what it is, and may do nothing else with it. */
export async function sendBlob(reply: FastifyReply, file: Blob): Promise<FastifyReply> {
  reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  reply.header('content-disposition', 'inline')
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cross-origin-resource-policy', 'same-origin')
  return reply.type(file.type).send(Buffer.from(await file.arrayBuffer()))
}
