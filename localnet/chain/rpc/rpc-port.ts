// The chain's public port: JSON-RPC over HTTP, each call checked before it is passed to anvil. Calls of a batch are
// passed on one after the other, so that transactions keep their order.
import * as z from 'zod'
import { jsonAnswer } from '../../http/answer.ts'
import { type Door, loopback } from '../../http/door.ts'
import { closeServer, createHttpServer, listen } from '../../http/server.ts'
import { isOffered } from './rpc-methods.ts'

export interface RpcPort {
  url: string
  close(): Promise<void>
}

export interface RpcPortOptions {
  /** 0 takes a free port. */
  port: number
  /** Origins of dashboards served elsewhere. */
  friends: readonly string[]
  /** Where anvil listens now. */
  anvilUrl: () => string
  log: (line: string) => void
}

const call = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]),
  method: z.string(),
  params: z.unknown().optional(),
})

const largestBatch = 1_000
/** Milliseconds. anvil answers at once, or not at all. */
const patienceMs = 30_000

/** Throws when the port is taken. */
export async function openRpcPort(options: RpcPortOptions): Promise<RpcPort> {
  const { friends, anvilUrl, log } = options
  const door: Door = { friends, admitsExtensions: true }
  const server = createHttpServer(
    door,
    async ({ method, path, body }) => {
      if (method !== 'POST' || path !== '/') return jsonAnswer({ error: 'POST JSON-RPC to /' }, 404)
      if (!Array.isArray(body)) return jsonAnswer(await answer(body, anvilUrl()))
      if (body.length === 0 || body.length > largestBatch) return jsonAnswer(invalid)
      const answers = []
      for (const item of body) answers.push(await answer(item, anvilUrl()))
      return jsonAnswer(answers)
    },
    (line) => log(`chain: ${line}`),
  )
  const port = await listen(server, options.port, 'CHAIN_PORT')
  return { url: `http://${loopback}:${port}`, close: () => closeServer(server) }
}

async function answer(body: unknown, anvil: string): Promise<unknown> {
  if (body === undefined) return failure(null, -32_700, 'The body is not JSON')
  const parsed = call.safeParse(body)
  if (!parsed.success) return invalid
  const { id, method } = parsed.data
  if (!isOffered(method)) {
    return failure(id, -32_601, `This chain does not offer ${method.slice(0, 100)}`)
  }
  try {
    const response = await fetch(anvil, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parsed.data),
      signal: AbortSignal.timeout(patienceMs),
    })
    return await response.json()
  } catch {
    return failure(id, -32_603, 'The chain does not answer; it may be starting again')
  }
}

function failure(id: string | number | null, code: number, message: string) {
  return { jsonrpc: '2.0', id, error: { code, message } }
}

const invalid = failure(null, -32_600, 'This is not a JSON-RPC request')
