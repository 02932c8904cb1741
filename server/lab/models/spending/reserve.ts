// What a question may take is reserved before it is asked, under a lock on its trader, so that questions at the same moment
// keep to the day's caps together, whoever asks. The answer settles it; what nobody waits for any more is given back.
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { ModelMessage } from '../../../../contract/traders/model-decisions.ts'
import type { ViewerContext } from '../../../context.ts'
import type { ModelDecisionRow } from '../../../storage/models/model-decisions.ts'
import type { Store } from '../../../storage/store.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { type Spent, type Tokens, costOf, countedTokens, dayOf, overCap } from './spending.ts'

/** Milliseconds. No question is waited for as long as this: two that a decision takes end within 90 s. */
const longestMs = 150_000

type Reserved = { id: number } | { skipped: string }

/** Stores that a decision is asked, or says why it is not asked today. Within a transaction. */
export async function reserve(
  store: Store,
  trader: TraderRow,
  question: { endpoint: { model: string }; messages: readonly ModelMessage[]; most: Tokens },
  about: Pick<ModelDecisionRow, 'cause' | 'state' | 'at'>,
): Promise<Reserved> {
  const { terms, skipped } = await roomFor(store, trader, question.most, about.at)
  if (skipped !== undefined) return { skipped }
  const id = await store.modelDecisions.insert({
    userId: trader.userId,
    accountId: trader.id,
    ...about,
    model: question.endpoint.model,
    context: [...question.messages],
    answer: null,
    problem: null,
    asks: 0,
    tokensIn: question.most.input,
    tokensOut: question.most.output,
    cost: costOf(terms, question.most),
    durationMs: 0,
  })
  return { id }
}

/** The same for a question of a talk. Given back by `aiConversations.giveBack`. */
export async function reserveTalk(
  store: Store,
  trader: TraderRow,
  most: Tokens,
  now: UnixMs,
): Promise<Reserved> {
  return store.transaction(async (inside) => {
    const { terms, skipped } = await roomFor(inside, trader, most, now)
    if (skipped !== undefined) return { skipped }
    const row = {
      accountId: trader.id,
      tokens: most.input + most.output,
      cost: costOf(terms, most),
      until: now + longestMs,
    }
    return { id: await inside.aiConversations.reserve(row, now) }
  })
}

/** Whether a decision may be asked once more, after what its first question took. */
export async function reserveAgain(
  { store, clock }: Pick<ViewerContext, 'store' | 'clock'>,
  trader: TraderRow,
  decisionId: number,
  { used, next }: { used: Tokens; next: Tokens },
): Promise<boolean> {
  const both = { input: used.input + next.input, output: used.output + next.output }
  return store.transaction(async (inside) => {
    await inside.traders.lock(trader.id)
    // Others count with what they take; its own first question is in `both`.
    const own = await inside.modelDecisions.byId(decisionId)
    await inside.modelDecisions.change(decisionId, { tokensIn: 0, tokensOut: 0, cost: '0' })
    const { terms, skipped } = await roomFor(inside, trader, both, clock())
    const { tokensIn = 0, tokensOut = 0, cost = '0' } = own ?? {}
    const most = { tokensIn: both.input, tokensOut: both.output, cost: costOf(terms, both) }
    const is = skipped === undefined
    await inside.modelDecisions.change(decisionId, is ? most : { tokensIn, tokensOut, cost })
    return is
  })
}

/** Questions of a process that ended. The caller knows that nobody waits for the trader's runs. */
export async function loseRuns(store: Store, trader: TraderRow): Promise<void> {
  const rows = await store.modelDecisions.unanswered(trader.id, ['asked'])
  for (const row of rows) await store.modelDecisions.change(row.id, lostNote(trader, row))
}

/** By the trader's terms as they are now. */
async function roomFor(store: Store, { id, ...before }: TraderRow, most: Tokens, now: UnixMs) {
  await store.traders.lock(id)
  const terms = (await store.traders.byId(id)) ?? { id, ...before }
  const states = ['asked', 'tested'] as const
  const left = await store.modelDecisions.unanswered(id, states, now - longestMs)
  for (const row of left) await store.modelDecisions.change(row.id, lostNote(terms, row))
  const spent: Spent = await store.modelDecisions.spent(id, dayOf(now), now)
  return { terms, skipped: overCap(terms, spent, most) }
}

/** It counts with what it sent, like a question that was not answered in time. */
function lostNote(terms: TraderRow, { state, context, tokensIn, tokensOut }: ModelDecisionRow) {
  const most = { input: tokensIn, output: tokensOut }
  const sent = { input: countedTokens(context, '', null, most).input, output: 0 }
  return {
    state: state === 'tested' ? state : ('lost' as const),
    problem: 'The server ended before the answer came. Nothing was done',
    asks: 1,
    tokensIn: sent.input,
    tokensOut: sent.output,
    cost: costOf(terms, sent),
  }
}
