import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { NewTrader } from '../../contract/traders/traders.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import type { NewTraderRow } from '../storage/traders/traders.ts'
import { changesOf } from './changes.ts'
import { bindModel, requireModelTerms } from './model-trader.ts'
import { traderView } from './trader-view.ts'

const mostTraders = 50

/** A trader for a program may act at once; one for a language model is made paused. */
export const createTrader: Verb<PersonContext, typeof contract.createTrader> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock } = ctx
  await requireOwnAccount(ctx, body.exchange_account_id ?? viewer.id)
  if ((await store.traders.of(viewer.id)).length >= mostTraders) {
    throw new ServiceError('TOO_MANY_ACCOUNTS', `You have ${mostTraders} traders: remove one first`)
  }
  const accountType = typeOf(body)
  const changes = changesOf(ctx, body)
  const none = { costPerDay: null, priceIn: null, priceOut: null }
  await requireModelTerms(ctx, body, { ...none, ...changes })
  const row = await store.transaction(async (inside) => {
    const made = await inside.traders.insert(rowOf())
    if (accountType === 'prompt') await bindModel({ ...ctx, store: inside }, made)
    return made
  })
  return traderView(ctx, row)

  function rowOf() {
    return {
      userId: viewer.id,
      accountType,
      state: accountType === 'program' ? ('active' as const) : ('paused' as const),
      error: null,
      exchangeAccountId: viewer.id,
      llmProvider: null,
      llmModel: null,
      llmBaseUrl: null,
      llmKey: null,
      poolIds: [],
      intervalSecs: 300,
      isScheduled: true,
      prompt: null,
      symbols: ['BTC'],
      tokensPerDay: null,
      ...none,
      budget: null,
      lossThreshold: 100,
      withoutStop: 'protect' as const,
      protectiveStopPct: 5,
      lossesFrom: '0',
      createdAt: clock(),
      ...changes,
      name: body.name,
    } satisfies NewTraderRow
  }
}

function typeOf({ account_type, llm_provider, llm_model }: NewTrader) {
  return account_type ?? (llm_provider || llm_model ? 'prompt' : 'program')
}

/** Throws NOT_FOUND for an account that is not the viewer's, VENUE_READ_ONLY for one at another venue. */
async function requireOwnAccount({ store, viewer }: PersonContext, id: string): Promise<void> {
  if (id === viewer.id) return
  if ((await store.venueAccounts.owned(viewer.id, id)) === undefined) {
    throw new ServiceError('NOT_FOUND', 'There is no such exchange account')
  }
  throw new ServiceError(
    'VENUE_READ_ONLY',
    'That account is only looked at: nothing is traded there from here',
  )
}
