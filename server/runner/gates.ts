// Why no trade? Every gate between a session and its next entry, as it stands at this moment. Reads, and changes nothing.
import { ServiceError } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/primitives.ts'
import type { GateReport, SessionGates } from '../../contract/sessions.ts'
import { decideEntry, entryGates } from '../../engine/entry.ts'
import type { AccountState } from '../context.ts'
import { pnlOf, positionState, sessionState } from '../ledger/pnl.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { authorityGates, readAuthority } from './authority.ts'
import { assetOf, readAccount } from './books.ts'
import { type Desk, mayRetry } from './desk.ts'
import { marketState } from './market-state.ts'
import { type Obstacle, obstacleTo } from './own-position.ts'

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
  const authority = await readAuthority(desk, session)
  const scene = { session, asset, account, authority }
  const obstacle = decision.action === 'open' ? await obstacleTo(desk, scene, decision) : undefined
  const gates = inOrder([
    ...authorityGates(authority),
    ...entryGates(question).map((gate) => ({ ...gate, message: sentence(gate.message) })),
    ownPosition(obstacle),
    patience(mayRetry(desk, id)),
  ])
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

/** Behind the first that is shut none was asked. */
function inOrder(gates: GateReport[]): GateReport[] {
  const first = gates.findIndex(({ status }) => status === 'block')
  return gates.map((gate, index) =>
    first === -1 || index <= first ? gate : { ...gate, status: 'not_reached' },
  )
}

function ownPosition(obstacle: Obstacle | undefined): GateReport {
  if (obstacle?.gate === 'own_position') return { ...obstacle, status: 'block' }
  return {
    gate: 'own_position',
    status: 'pass',
    required: 'nothing against it',
    actual: 'nothing',
    message: 'The account holds nothing against it that was opened elsewhere',
  }
}

function patience(mayTry: boolean): GateReport {
  return {
    gate: 'backing_off',
    status: mayTry ? 'pass' : 'block',
    required: 'a moment of patience',
    actual: mayTry ? 'ready' : 'waiting',
    message: mayTry
      ? 'The exchange has refused nothing lately'
      : 'The exchange refused the last entry, the next try waits a little',
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
