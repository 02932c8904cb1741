// Checks where money is sent. A wrong destination loses it for good, so that obvious mistakes are refused.
import { isAddressEqual, zeroAddress } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { ViewerContext } from '../../context.ts'
import { isGateway } from '../../venue/index.ts'
import { readAddress } from '../../people/index.ts'
import type { TransferTerms } from './actions.ts'

/** The checksummed address. Throws VALIDATION_FAILED with the reason. */
export function readDestination(
  { config, viewer }: Pick<ViewerContext, 'config' | 'viewer'>,
  kind: TransferTerms['kind'],
  text: string,
): Address {
  const destination = readAddress(text, 'destination')
  const is = (address: Address) => isAddressEqual(destination, address)
  if (is(zeroAddress)) throw refused('is the zero address: nobody can take money from there')
  if (is(config.chain.bridge)) throw refused('is the bridge of the exchange, not an account')
  if (is(config.chain.usdc)) throw refused('is the USDC contract, not an account')
  if (isGateway(destination) || circleContracts(config).some(is)) {
    throw refused('is a contract that moves USDC, not an account')
  }
  if (kind === 'send' && is(viewer.address)) throw refused('is your own account')
  return destination
}

function circleContracts({ cctp }: ServerConfig): Address[] {
  if (cctp === undefined) return []
  const { extension, messenger, forwarder, usdc } = cctp
  return [extension, messenger, forwarder, usdc].map((text) => readAddress(text.toLowerCase()))
}

function refused(message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `The destination ${message}`, {
    details: [{ path: 'destination', message }],
  })
}
