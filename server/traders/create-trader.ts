import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { NewTrader } from '../../contract/traders/traders.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { changesOf } from './changes.ts'
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
  const row = await store.traders.insert({
    userId: viewer.id,
    accountType,
    state: accountType === 'program' ? 'active' : 'paused',
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
    budget: null,
    lossThreshold: 100,
    withoutStop: 'protect',
    protectiveStopPct: 5,
    lossesFrom: '0',
    createdAt: clock(),
    ...changesOf(ctx, body),
    name: body.name,
  })
  return traderView(ctx, row)
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
