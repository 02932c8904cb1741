// All sockets, the dashboard's and the desk's: who may connect, and a heartbeat for all.
import type { WebSocket } from 'ws'
import type { Context } from '../context.ts'
import type { UserId } from '../../contract/primitives.ts'
import { createBusRouter } from './bus-router.ts'
import { type Connection, openConnection } from './connection.ts'
import { dashboardOffer, type DashboardStreams } from './dashboard-offer.ts'
import { deskFeeds } from './desk/desk-feeds.ts'
import { deskOffer } from './desk/desk-offer.ts'
import { createMarketStreams } from './market-streams.ts'
import type { TraderFollowing } from '../lab/port.ts'
import { isLabFrame, speakLab } from './lab/speak-lab.ts'
import type { Presence } from './presence.ts'
import { type Speak, speakAsAsked } from './protocol.ts'
import { speakStreams } from './speak-streams.ts'
import type { Entered, SignInDeps } from './sign-in.ts'

export type OnSocket = (socket: WebSocket, remoteAddress: string, entered?: Entered | null) => void

export interface Live {
  /** For /ws, whose first frame tells what it speaks; whoever is recognised when it opens speaks as the lab's documents do. */
  onSocket: OnSocket
  /** For /api/v1/ws, and for the desk's own port. */
  onDeskSocket: OnSocket
  close(): void
}

export type LiveDeps = Pick<Context, 'bus' | 'exchange' | 'signals' | 'store' | 'clock' | 'log'> &
  Pick<DashboardStreams, 'ownsSession'> &
  Pick<SignInDeps, 'authenticate'> & {
    /** The epoch of valid tokens, by user; see `revocation.ts`. */
    tokenEpochs: (ids: readonly UserId[]) => Promise<ReadonlyMap<UserId, number>>
    /** The given sign-ins that were ended individually. */
    endedSignIns: (ids: readonly string[]) => Promise<ReadonlySet<string>>
    /** Is given the list of viewers with an open socket. */
    presence?: Presence
    following: TraderFollowing
    /** Between two points of a trader's curve. */
    curveMs?: number
    heartbeatMs?: number
    /** Milliseconds that a revocation by another process may stay unnoticed. */
    epochsMs?: number
    socketsPerAddress?: number
  }

const tryAgainLater = 1013
const serviceRestart = 1012

export function createLive(deps: LiveDeps): Live {
  const {
    exchange,
    log,
    clock,
    heartbeatMs = 30_000,
    epochsMs = 2_000,
    socketsPerAddress = 100,
  } = deps
  const connections = new Map<WebSocket, Connection>()
  const perAddress = new Map<string, number>()
  let isClosed = false
  const router = createBusRouter(deps.bus)
  const markets = createMarketStreams(deps)
  const symbols = async () => new Set((await exchange.assets()).map(({ symbol }) => symbol))
  const lab = speakLab({ ...deps, router, markets, symbols })
  const dashboard = speakStreams({
    offer: dashboardOffer({ markets, router, symbols, ownsSession: deps.ownsSession }),
    log,
    endsWithSignIn: false,
  })
  const desk = speakStreams({
    offer: deskOffer(deskFeeds(markets, { ...deps, router }), symbols),
    log,
    endsWithSignIn: true,
  })
  const either = speakAsAsked(dashboard, lab, isLabFrame)
  const heartbeat = setInterval(() => {
    for (const connection of connections.values()) connection.beat()
  }, heartbeatMs)

  // Who connects again asks for everything that may have changed.
  deps.bus.onGap(() => {
    for (const socket of connections.keys()) socket.close(serviceRestart, 'events were missed')
  })

  const viewers = () => new Set([...connections.values()].flatMap((one) => one.userId() ?? []))
  deps.presence?.watch(viewers)

  async function checkEpochs(): Promise<void> {
    const ids = viewers()
    if (ids.size === 0) return
    const signIns = [...connections.values()].flatMap((one) => one.signInId() ?? [])
    const epochs = await deps.tokenEpochs([...ids])
    const ended = await deps.endedSignIns(signIns)
    for (const connection of connections.values()) {
      const userId = connection.userId()
      if (userId === undefined || !ids.has(userId)) continue
      connection.check(epochs.get(userId), ended.has(connection.signInId() ?? ''))
    }
  }

  let epochs = setTimeout(() => void checkAgain(), epochsMs)
  async function checkAgain(): Promise<void> {
    await checkEpochs().catch((error: unknown) => {
      deps.log.warn({ error: String(error) }, 'revoked sign-ins could not be looked for')
    })
    if (!isClosed) epochs = setTimeout(() => void checkAgain(), epochsMs)
  }

  function leave(socket: WebSocket, address: string): void {
    connections.delete(socket)
    const left = (perAddress.get(address) ?? 1) - 1
    if (left === 0) perAddress.delete(address)
    else perAddress.set(address, left)
  }

  function admit(speakOf: (isRecognised: boolean) => Speak): OnSocket {
    return (socket, address, entered) => {
      const count = perAddress.get(address) ?? 0
      if (count >= socketsPerAddress) {
        socket.on('error', () => socket.terminate())
        socket.close(tryAgainLater, 'too many sockets from one address')
        return
      }
      perAddress.set(address, count + 1)
      const { authenticate } = deps
      const speak = speakOf(Boolean(entered))
      const connection = openConnection(socket, { authenticate, router, clock, speak, entered })
      connections.set(socket, connection)
      socket.on('close', () => leave(socket, address))
    }
  }

  return {
    onSocket: admit((isRecognised) => (isRecognised ? lab : either)),
    onDeskSocket: admit(() => desk),
    close() {
      isClosed = true
      clearInterval(heartbeat)
      clearTimeout(epochs)
      router.close()
      for (const socket of connections.keys()) socket.terminate()
      markets.close()
    },
  }
}
