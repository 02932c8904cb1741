import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchProgram } from '../programs/program-view.ts'
import { backtestId } from './backtest-id.ts'
import { tellProgress } from './tell-progress.ts'
import { type TestTerms, termsOf } from './terms.ts'

/** Backtests of one person that wait or run. */
const mostRunning = 10

export const startBacktest: Verb<PersonContext, typeof contract.startBacktest> = ({
  ctx,
  input: { body },
}) => {
  const { program_id: programId, ...terms } = body
  return start(ctx, programId, terms)
}

export const startProgramBacktest: Verb<PersonContext, typeof contract.startProgramBacktest> = ({
  ctx,
  input: { params, body },
}) => start(ctx, rowIdOf(params.id), body)

async function start(ctx: PersonContext, programId: number, asked: TestTerms) {
  const { store, viewer, clock } = ctx
  const program = await store.programs.owned(viewer.id, programId)
  if (program === undefined) throw noSuchProgram()
  const terms = await termsOf(ctx, program.code, asked)
  if ((await store.backtests.running(viewer.id)) >= mostRunning) {
    throw new ServiceError(
      'RATE_LIMITED',
      `${mostRunning} of your backtests wait or run: wait for one, or cancel it`,
      { retryAfter: 5 },
    )
  }
  const { version } = program
  const row = await store.backtests.insert({
    userId: viewer.id,
    programId,
    version,
    terms,
    createdAt: clock(),
  })
  tellProgress(ctx, viewer.id, { backtest: row.id })
  return { backtest_id: backtestId(row.id), status: row.status }
}
