// The protocol of the lab's documents: frames `{type, request_id?, data}`. Everything in it but a ping needs a sign-in, by the
// address or by the first frame, and ends with it.
import { ServiceError } from '../../../contract/errors.ts'
import { LabRequest } from '../../../contract/live/lab-frames.ts'
import { readJson } from '../../../platform/json-text.ts'
import type { Person } from '../../people/port.ts'
import type { Symbols } from '../offer.ts'
import type { Speak } from '../protocol.ts'
import { refusalOf } from '../request.ts'
import { type LabChannel, type LabFeedDeps, listenTo } from './lab-feeds.ts'

interface Deps extends LabFeedDeps {
  symbols: Symbols
}

const policyViolation = 1008

/** Whether a message is of this protocol. */
export function isLabFrame(text: string): boolean {
  const { type, method } = Object(readJson(text)?.value) as { type?: unknown; method?: unknown }
  return typeof type === 'string' && method === undefined
}

export function speakLab(deps: Deps): Speak {
  const { following, log } = deps
  return ({ send, signIn, close }) => {
    const channels = new Map<LabChannel, () => void>()
    /** The trader that was switched to. */
    let current: number | undefined

    function answer(
      { request_id }: Pick<LabRequest, 'request_id'>,
      type: string,
      data: object,
    ): void {
      send({ type, ...(request_id !== undefined && { request_id }), data })
    }

    function refuse(request: Pick<LabRequest, 'request_id'>, error: unknown): void {
      if (!(error instanceof ServiceError)) log.error({ error: String(error) }, 'a frame failed')
      answer(request, 'error', refusalOf(error))
    }

    async function person(): Promise<Person> {
      await signIn.confirm()
      const found = signIn.person()
      if (found !== undefined) return found
      const how =
        'Sign in first: open /ws?session_token=…, or send {"type":"connect","data":{"token":"…"}}'
      throw new ServiceError('TOKEN_MISSING', how)
    }

    function accountOf(named: number | undefined): number {
      const id = named ?? current
      if (id === undefined)
        throw new ServiceError('VALIDATION_FAILED', 'data.account_id is missing')
      return id
    }

    function drop(): void {
      for (const stop of channels.values()) stop()
      channels.clear()
      current = undefined
    }

    async function subscribe(request: LabRequest & { type: 'subscribe' }): Promise<void> {
      const { id } = await person()
      const wanted = request.data.symbols ?? (await following.symbols(id))
      const known = await deps.symbols()
      const unknown = request.data.symbols?.find((symbol) => !known.has(symbol))
      if (unknown !== undefined) {
        throw new ServiceError('NOT_FOUND', `There is no market ${unknown}`)
      }
      // Answered before the first event: where things stand now.
      answer(request, 'snapshot', await following.snapshot(id, current))
      if (signIn.userId() !== id) return
      for (const channel of request.data.channels) {
        channels.get(channel)?.()
        const tell = (type: string, data: object) => send({ type, data })
        channels.set(
          channel,
          listenTo(
            channel,
            deps,
            id,
            wanted.filter((one) => known.has(one)),
            tell,
          ),
        )
      }
    }

    async function perform(request: LabRequest): Promise<void> {
      switch (request.type) {
        case 'ping':
          return answer(request, 'pong', {})
        case 'connect':
          await signIn.begin(request.data.token)
          return answer(request, 'bootstrap_ok', await following.bootstrap((await person()).id))
        case 'bootstrap':
          return answer(request, 'bootstrap_ok', await following.bootstrap((await person()).id))
        case 'subscribe':
          return subscribe(request)
        case 'get_snapshot': {
          const account = request.data?.account_id ?? current
          const { id } = await person()
          return answer(request, 'snapshot', await following.snapshot(id, account))
        }
        case 'get_asset_curve': {
          const { account_id, timeframe } = request.data
          const { id } = await person()
          const curve = await following.curve(id, accountOf(account_id), timeframe)
          return answer(request, 'asset_curve_data', curve)
        }
        case 'switch_account': {
          const { account_id } = request.data
          const { id } = await person()
          const snapshot = await following.snapshot(id, account_id)
          current = account_id
          return answer(request, 'account_switched', snapshot)
        }
        case 'place_order': {
          const { request_id, data } = request
          if (request_id === undefined) {
            const why = 'place_order wants a request_id of its own, so that it is placed once'
            throw new ServiceError('VALIDATION_FAILED', why)
          }
          const order = { ...data, account_id: accountOf(data.account_id) }
          const placed = await following.placeOrder(await person(), order, String(request_id))
          return answer(request, 'order_pending', placed)
        }
      }
    }

    return {
      take(text) {
        const read = readFrame(text)
        if ('error' in read) {
          refuse(read, read.error)
          return undefined
        }
        return () => perform(read.frame).catch((error: unknown) => refuse(read.frame, error))
      },
      // Whoever was signed in before is not followed any more.
      onBegin: drop,
      onEnd(error) {
        drop()
        refuse({}, error)
        close(policyViolation, 'the sign-in has ended')
      },
      close: drop,
    }
  }
}

type Read = { frame: LabRequest } | { error: ServiceError; request_id?: string | number }

function readFrame(text: string): Read {
  const read = readJson(text)
  if (read === undefined) return { error: malformed('A frame is JSON') }
  const { request_id } = Object(read.value) as { request_id?: unknown }
  const about =
    typeof request_id === 'string' || typeof request_id === 'number' ? { request_id } : {}
  if (read.details.length > 0) {
    const told = read.details.map(({ path, message }) => `${path} ${message}`).join('; ')
    return { error: malformed(told), ...about }
  }
  const frame = LabRequest.safeParse(read.value)
  if (frame.success) return { frame: frame.data }
  const [issue] = frame.error.issues
  const where = issue?.path.join('.') || 'the frame'
  const told = `${where}: ${issue?.message ?? 'not understood'}. A frame is {"type", "request_id", "data"}; types are ${types.join(', ')}`
  return { error: malformed(told), ...about }
}

const types = LabRequest.def.options.map((option) => option.shape.type.def.values[0])

const malformed = (message: string) => new ServiceError('VALIDATION_FAILED', message)
