// The input of `eth_signTypedData_v4`, with the action and nonce to post to the exchange once signed.
import * as z from 'zod/mini'

const TypedField = z.object({ name: z.string(), type: z.string() })

export const TypedData = z.object({
  domain: z.object({
    name: z.string(),
    version: z.string(),
    chainId: z.int(),
    verifyingContract: z.string(),
  }),
  types: z.record(z.string(), z.array(TypedField)),
  primaryType: z.string(),
  message: z.record(z.string(), z.unknown()),
  /** Body to post: `{ action, nonce, signature: { r, s, v } }` at the exchange's `/exchange`. */
  action: z.record(z.string(), z.unknown()),
  nonce: z.int(),
})
export type TypedData = z.infer<typeof TypedData>
