// Passwords at rest: argon2id (RFC 9106) with the parameters that OWASP's Password Storage Cheat Sheet recommends.
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

interface Cost {
  /** KiB. */
  memory: number
  passes: number
  parallelism: number
}

const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const saltBytes = 16
const tagLength = 32

/** At most so many at once: each needs `cost.memory`, and a thread that trading may need too. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** In the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, base64 without padding. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  return written(cost, salt, await tagOf(password, salt, cost))
}

/** Takes as long when `stored` is undefined, so that the time does not tell whether there is a password. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const expected = stored === undefined ? nobody : parsed(stored)
  const tag = await tagOf(password, expected.salt, expected.cost)
  return timingSafeEqual(tag, expected.tag) && stored !== undefined
}

const nobody = { cost, salt: randomBytes(saltBytes), tag: randomBytes(tagLength) }

async function tagOf(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost) {
  if (running < mostAtOnce) running++
  else await new Promise<void>((go) => waiting.push(go))
  try {
    const message = Buffer.from(password.normalize('NFKC'))
    return await derive('argon2id', { message, nonce, parallelism, tagLength, memory, passes })
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

function written({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function parsed(stored: string): typeof nobody {
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(stored) ?? []
  const bytes = Buffer.from(tag, 'base64')
  if (memory === undefined || bytes.length !== tagLength) throw new Error('not a password hash')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: bytes,
  }
}
