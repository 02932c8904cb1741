// Whether the account can be traded at all. Checked before its balance.
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { standingOf } from '../../people/index.ts'
import type { AccountState } from '../../venue/port.ts'
import { type Check, failed } from './start-checks.ts'

/** Undefined when it can be traded. Throws what the exchange port throws. */
export async function unusableAccount(
  ctx: ViewerContext,
  account: AccountState,
): Promise<Check | undefined> {
  if (account.mode === 'unknown') {
    const { name } = await ctx.exchange.kind(ctx.viewer.address)
    return refused(
      `The exchange says that your account is of the kind “${name.slice(0, 40)}”, which Alura does not know: it cannot tell what is free there, and opens nothing. Positions can still be closed. Set the account to standard or unified on the exchange, and try again`,
      `kind “${name.slice(0, 40)}”`,
    )
  }
  const standing = await standingOf(ctx, account, ctx.viewer.address)
  return standing && refused(standing.message, standing.as.replace('_', '-'))
}

function refused(message: string, actual: string): Check {
  const refusal = new ServiceError('INSUFFICIENT_BALANCE', message)
  return failed('balance', refusal, {
    required: 'an account of your own',
    actual,
    fix: 'other_account',
  })
}
