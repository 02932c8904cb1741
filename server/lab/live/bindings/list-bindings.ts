import type * as contract from '../../../../contract/endpoints.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { bindingView } from './binding-view.ts'

export const listBindings: Verb<PersonContext, typeof contract.listBindings> = async ({ ctx }) => {
  const rows = await ctx.store.bindings.of(ctx.viewer.id)
  return Promise.all(rows.map((row) => bindingView(ctx, row)))
}

/** The traders that programs can be bound to. */
export const listProgramAccounts: Verb<
  PersonContext,
  typeof contract.listProgramAccounts
> = async ({ ctx: { store, viewer } }) => {
  const traders = await store.traders.of(viewer.id)
  return traders
    .filter(({ accountType }) => accountType === 'program')
    .map(({ id, name, state }) => ({ id, name, account_type: 'program', state }))
}
