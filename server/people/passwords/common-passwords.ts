// Passwords that are tried first by whoever guesses: a list of leaked ones, loaded when the first password is set.
import { ServiceError } from '../../../contract/errors.ts'

let known: Promise<ReadonlySet<string>> | undefined

/** Throws VALIDATION_FAILED for a password from the list, or one that says the e-mail or the user's name. */
export async function refuseCommonPassword(
  password: string,
  about: readonly string[],
): Promise<void> {
  known ??= load()
  const lower = password.toLowerCase()
  const guessed = about
    .flatMap((word) => [word, ...word.split(/[@.+]/)])
    .map((w) => w.toLowerCase())
  const isKnown = (await known).has(lower) || new Set(lower).size <= 3 || guessed.includes(lower)
  if (!isKnown) return
  const details = [{ path: 'password', message: 'is one of those that are guessed first' }]
  throw new ServiceError(
    'VALIDATION_FAILED',
    'This password is one of those that are guessed first: choose another',
    { details },
  )
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}
