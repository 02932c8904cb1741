// Asks for a token of the sign-in that this browser keeps. Loaded only where one is kept.
import { resumeSignIn as resumeEndpoint } from '../../../../contract/people/sign-ins.ts'
import { call } from '../../../api/client.ts'
import { isSignedOut } from '../../../api/errors.ts'
import { now } from '../../../lib/clock.ts'
import { checkedAddress, type Login } from './token-store.ts'

const tries = 3
const pauseMs = 2_000

/** Null: the sign-in has ended. Throws when the server does not answer. */
export async function resumeSignIn(): Promise<Login | null> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await oneTabAtATime(ask)
    } catch (error) {
      if (isSignedOut(error)) return null
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

async function ask(): Promise<Login> {
  const { address, access_token: token, expires_in } = await call(null, resumeEndpoint, {})
  return { address: checkedAddress(address), token, expiresAt: now() + expires_in * 1_000 }
}

/** Each use replaces the cookie: many tabs that are opened at once take turns, so that each sends the newest. */
function oneTabAtATime<T>(act: () => Promise<T>): Promise<T> {
  // Browsers offer locks to secure pages only.
  const locks = (navigator as Partial<Navigator>).locks
  return locks === undefined ? act() : locks.request('alura.resume-sign-in', act)
}
