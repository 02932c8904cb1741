// Whether the signed-in address is an agent, a sub-account or a vault, which cannot trade by themselves.
import { getAddress } from 'viem'
import { isZero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Standing } from '../../../contract/people/user.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { LastAccount } from '../../storage/schema.ts'
import type { AddressRole } from '../port.ts'

/**
 * Asked only when the address has no money to trade with, because the request is expensive. Undefined for a normal
 * account.
 */
export async function standingOf(
  { authority }: Pick<Context, 'authority'>,
  account: Pick<LastAccount, 'equity'>,
  address: Address,
): Promise<Standing | undefined> {
  if (!isZero(account.equity)) return undefined
  try {
    return standingAs(await authority.roleOf(address))
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

function standingAs(told: AddressRole): Standing | undefined {
  switch (told.role) {
    case 'agent': {
      const of = getAddress(told.of)
      const message = `This wallet is an agent of ${of}: it may trade for that account and has nothing of its own. Sign in with ${of}`
      return { as: 'agent', of, message }
    }
    case 'sub_account': {
      const of = getAddress(told.of)
      const message = `This address is a sub-account of ${of}. Alura trades main accounts: sign in with ${of}`
      return { as: 'sub_account', of, message }
    }
    case 'vault': {
      const message =
        'This address is a vault, whose money belongs to its depositors. Sign in with an account of your own'
      return { as: 'vault', of: null, message }
    }
    case 'missing':
    case 'account':
      return undefined
  }
}
