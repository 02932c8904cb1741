// Why no trade? Every gate between a session and its next entry, as it stands at this moment. Reads, and changes nothing.
import { ServiceError } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/primitives.ts'
import type { GateReport, SessionGates } from '../../contract/sessions.ts'
import { decideEntry, entryGates } from '../../engine/entry.ts'
import type { AccountState } from '../context.ts'
import { pnlOf, positionState, sessionState } from '../ledger/pnl.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { assetOf, readAccount } from './books.ts'
import { type Desk, mayRetry } from './desk.ts'
import { marketState } from './market-state.ts'
import { heldAgainst } from './open-position.ts'

/** Undefined: there is no such session. */
export async function readGates(desk: Desk, id: SessionId): Promise<SessionGates | undefined> {
  const session = await desk.store.sessions.byId(id)
  if (session === undefined) return undefined
  const asset = await assetOf(desk, session)
  const mark = desk.exchange.mark(asset.symbol)
  if (mark === null) throw new ServiceError('EXCHANGE_UNAVAILABLE', 'No price has arrived yet')
  const account = await lastKnownAccount(desk, session)
  const strategy = desk.strategyOf(session)
  const positions = await desk.store.positions.ofSessions([id])
  const question = {
    session: sessionState(session, pnlOf(session, positions, mark.mark).net),
    positions: positions.filter(({ status }) => status !== 'closed').map(positionState),
    market: await marketState(desk, asset, mark, account, strategy),
    nowMs: desk.clock(),
    strategy,
  }
  const decision = decideEntry(question)
  const obstacle = decision.action === 'open' ? heldAgainst(account, asset, decision) : null
  const gates = withRunnersOwn(
    entryGates(question).map((gate) => ({ ...gate, message: sentence(gate.message) })),
    obstacle,
    mayRetry(desk, id),
  )
  const blockedBy = gates.find(({ status }) => status === 'block')?.gate ?? null
  return { at: question.nowMs, blockedBy, gates }
}

/** An exchange that is away shuts the gate of prices by itself; the account as it was does for the rest. */
async function lastKnownAccount(desk: Desk, session: SessionRow): Promise<AccountState> {
  try {
    return await readAccount(desk, session)
  } catch (error) {
    const known = desk.memory.accounts.get(session.userId)
    if (known === undefined || !(error instanceof ServiceError)) throw error
    return known
  }
}

/** What the engine cannot see: an account that holds the other side by hand, and a refusal of the exchange just now. */
function withRunnersOwn(
  gates: GateReport[],
  obstacle: string | null,
  mayTry: boolean,
): GateReport[] {
  const opposite = gates.findIndex(({ gate }) => gate === 'opposite_side')
  const isBlocked = obstacle !== null || gates.some(({ status }) => status === 'block')
  const status = isBlocked ? 'not_reached' : mayTry ? 'pass' : 'block'
  return [
    ...gates.map((gate, index): GateReport => {
      if (obstacle === null || index < opposite) return gate
      if (index > opposite) return { ...gate, status: 'not_reached' }
      return { ...gate, status: 'block', actual: 'held', message: obstacle }
    }),
    {
      gate: 'backing_off',
      status,
      required: 'a moment of patience',
      actual: mayTry ? 'ready' : 'waiting',
      message: mayTry
        ? 'The exchange has refused nothing lately'
        : 'The exchange refused the last entry, the next try waits a little',
    },
  ]
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
