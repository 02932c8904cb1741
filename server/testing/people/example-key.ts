import * as z from 'zod/mini'
import { exampleOf } from '../../http/openapi/examples/examples.ts'
import type { VenueKey } from '../key-venues/shapes.ts'

/** The API key of the documented example, for a stand-in that must accept it. */
export function exampleKey(): VenueKey {
  const body = z.object({ api_key: z.string(), secret: z.string() })
  const { api_key: apiKey, secret } = body.parse(exampleOf('addExchangeAccount').body)
  return { apiKey, secret }
}
