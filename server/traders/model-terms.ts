// The terms about a language model: where it is asked, and its key.
import { ServiceError } from '../../contract/errors.ts'
import { faultOfOutsideUrl } from '../../platform/outside/outside-address.ts'
import type { ServerConfig } from '../settings/config.ts'
import { createVault } from '../people/index.ts'

/** Sealed for its owner: what is stored cannot be opened for anybody else. */
export function sealKey({ secret }: Pick<ServerConfig, 'secret'>, userId: string, key: string) {
  return createVault(secret, 'model-key').seal(Buffer.from(key), { userId, keyId: 'model-key' })
}

/** Throws for what was sealed for somebody else. */
export function openKey({ secret }: Pick<ServerConfig, 'secret'>, userId: string, sealed: string) {
  const opened = createVault(secret, 'model-key').open(sealed, { userId, keyId: 'model-key' })
  return Buffer.from(opened).toString()
}

/** Throws VALIDATION_FAILED unless the server may ask there. */
export function requireModelUrl(text: string): string {
  const fault = faultOfOutsideUrl(text)
  if (fault !== undefined) throw refused(fault)
  return text
}

function refused(message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `llm_base_url ${message}`, {
    details: [{ path: 'llm_base_url', message }],
  })
}
