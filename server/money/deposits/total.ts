import { add } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

export const readTotalDeposited: Verb<ViewerContext, typeof contract.getTotalDeposited> = async ({
  ctx: { store, viewer, funds },
}) => {
  await funds.refresh(viewer.id)
  const { total, count } = await store.ledgerEntries.deposited(viewer.id)
  return { total: add(total), count }
}
