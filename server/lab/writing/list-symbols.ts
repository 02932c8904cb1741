import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const listProgramSymbols: Verb<PersonContext, typeof contract.listProgramSymbols> = async ({
  ctx: { exchange },
}) => ({
  symbols: (await exchange.assets()).map(({ symbol }) => symbol),
})
