// Converts whatever a wallet throws into one error with a text for the person. Codes: EIP-1193, EIP-1474, EIP-3085,
// EIP-3326. Wallets throw them plain, wrapped several times, as strings, or not at all.

import { t } from '@lingui/core/macro'
export type WalletTrouble =
  /** The person rejected it in the wallet. */
  | 'rejected'
  /** The person stopped waiting for the wallet. */
  | 'abandoned'
  | 'pending'
  | 'unauthorised'
  | 'unsupported'
  | 'disconnected'
  | 'chain'
  | 'account'
  | 'refused'

/** `message`: what happened and what to do. */
export class WalletError extends Error {
  override readonly name = 'WalletError'
  readonly trouble: WalletTrouble

  constructor(trouble: WalletTrouble, message: string, options?: ErrorOptions) {
    super(message, options)
    this.trouble = trouble
  }
}

interface Meaning {
  trouble: WalletTrouble
  /** `said`: the wallet's own sentence in quotes with a blank before it, or empty. */
  words: (said: string) => string
}

const rejected: Meaning = { trouble: 'rejected', words: () => t`You said no in your wallet.` }
const unsupported: Meaning = {
  trouble: 'unsupported',
  words: (said) =>
    t`Your wallet does not offer what this needs.${said} Update it, or use another one, such as MetaMask or Rabby.`,
}
const failed: Meaning = {
  trouble: 'refused',
  words: (said) =>
    t`Your wallet could not do it.${said} Open it, see what it shows, then try again.`,
}
const misunderstood: Meaning = {
  trouble: 'refused',
  words: (said) =>
    t`Your wallet did not take the request.${said} Update the wallet, or use another one, then try again.`,
}

const meanings = new Map<unknown, Meaning>([
  [4001, rejected],
  // The forms of WalletConnect and ethers.
  [5000, rejected],
  ['ACTION_REJECTED', rejected],
  [
    4100,
    {
      trouble: 'unauthorised',
      words: () =>
        t`Your wallet does not let this page use this account. Unlock the wallet, connect the account to this page, then try again.`,
    },
  ],
  [4200, unsupported],
  [
    4900,
    {
      trouble: 'disconnected',
      words: () =>
        t`Your wallet has lost its connection to this page. Unlock it and try again; if it was just updated, reload this page.`,
    },
  ],
  [
    4901,
    {
      trouble: 'chain',
      words: () =>
        t`Your wallet cannot reach the network it is on. Check the network and its RPC address in the wallet, then try again.`,
    },
  ],
  [
    4902,
    {
      trouble: 'chain',
      words: () => t`Your wallet does not know this network. Add it in the wallet, then try again.`,
    },
  ],
  [-32_000, failed],
  [-32_001, failed],
  [
    -32_002,
    {
      trouble: 'pending',
      words: () =>
        t`Your wallet already has an open request: open it and answer there. Then try again.`,
    },
  ],
  [
    -32_003,
    {
      trouble: 'refused',
      words: (said) =>
        t`The network did not take the transaction.${said} Check balance and gas in your wallet, then try again.`,
    },
  ],
  [-32_004, unsupported],
  [
    -32_005,
    {
      trouble: 'refused',
      words: () =>
        t`Your wallet or its network has had too many requests. Wait a minute, then try again.`,
    },
  ],
  [-32_006, misunderstood],
  [-32_600, misunderstood],
  [-32_601, unsupported],
  [-32_602, misunderstood],
  [-32_603, failed],
  [-32_700, misunderstood],
])

/** Codes that only say that something went wrong: then the text beside them is checked as well. */
const vague = new Set<unknown>([undefined, -32_000, -32_603])
const noInWords =
  /\b(rejected|denied|cancell?ed|declined)\b.*\b(by (the )?user|signature)\b|\buser (has )?(rejected|denied|cancell?ed|declined|disapproved)\b/i

/** An error that is a WalletError already stays as it is. */
export function asWalletError(thrown: unknown): WalletError {
  if (thrown instanceof WalletError) return thrown
  const layers = layersOf(thrown)
  // The innermost error is the most accurate: wrappers guess, and report failures as rejections.
  const code = layers.map(codeOf).findLast((each) => meanings.has(each))
  const said = layers.map(sentenceOf).findLast((each) => each !== '') ?? ''
  const isNo =
    (vague.has(code) && noInWords.test(said)) ||
    (code === undefined &&
      layers.some((layer) => fieldOf(layer, 'name') === 'UserRejectedRequestError'))
  const { trouble, words } = isNo ? rejected : (meanings.get(code) ?? failed)
  return new WalletError(trouble, words(said === '' ? '' : t` It says: “${clipped(said)}”.`), {
    cause: thrown,
  })
}

/** The person does not want it any more: not an error to show. */
export function isRejection(error: unknown): boolean {
  return (
    error instanceof WalletError && (error.trouble === 'rejected' || error.trouble === 'abandoned')
  )
}

/** The person rejected it in the wallet: what was asked has not happened, and will not. */
export function isSaidNo(error: unknown): boolean {
  return error instanceof WalletError && error.trouble === 'rejected'
}

const inner = ['cause', 'data', 'originalError', 'error', 'info'] as const
const deepest = 12

/** The error and the errors inside it, outermost first. */
function layersOf(thrown: unknown): unknown[] {
  const layers: unknown[] = []
  const queue = [thrown]
  while (queue.length > 0 && layers.length < deepest) {
    const layer = queue.shift()
    if (layer === undefined || layer === null || layers.includes(layer)) continue
    layers.push(layer)
    queue.push(...inner.map((name) => fieldOf(layer, name)))
  }
  return layers
}

function codeOf(layer: unknown): unknown {
  const code = fieldOf(layer, 'code')
  // Some write the number as text.
  return typeof code === 'string' && /^-?\d+$/.test(code) ? Number(code) : code
}

function sentenceOf(layer: unknown): string {
  const text = typeof layer === 'string' ? layer : fieldOf(layer, 'message')
  return typeof text === 'string' ? text.trim() : ''
}

function fieldOf(layer: unknown, name: string): unknown {
  return typeof layer === 'object' && layer !== null ? Reflect.get(layer, name) : undefined
}

const longest = 160

/** The first line, without a full stop at its end. */
function clipped(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return (line.length > longest ? `${line.slice(0, longest)}…` : line).replace(/\.$/, '')
}
