// Adds a button to the API's documentation page that signs in with a wallet, so that requests tried there are signed
// in. Built as a separate file, /api-docs.js, without the rest of the dashboard.
import { createChallenge, verifyChallenge } from '../../../contract/people/auth.ts'
import { createCall } from '../../../contract/client.ts'
import { getConfig } from '../../../contract/ops/config.ts'
import { isRejection } from '../../wallet/wallet-error.ts'
import { announcedWallets, demoWallet, type DocsWallet } from './wallets.ts'

/** The Swagger UI object that the page stores as `window.ui`. */
interface SwaggerUi {
  preauthorizeApiKey(scheme: string, token: string): void
}

const call = createCall('')

async function offerSignIn(): Promise<void> {
  const [ui, config] = await Promise.all([swaggerUi(), call(null, getConfig, {})])
  const bar = document.createElement('section')
  bar.className = 'sign-in'
  bar.setAttribute('aria-label', 'Sign in')
  const status = document.createElement('output')
  const wallets = [
    ...(config.localnet === null ? [] : [demoWallet(config.chain)]),
    ...(await announcedWallets()),
  ]
  if (wallets.length === 0)
    status.textContent = 'No wallet found: authorize with a token of your own.'
  const buttons = wallets.map((wallet) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = `Sign in with ${wallet.name}`
    button.addEventListener('click', () => void handleClick(ui, wallet, status))
    return button
  })
  bar.append(...buttons, status)
  document.body.prepend(bar)
}

async function handleClick(
  ui: SwaggerUi,
  wallet: DocsWallet,
  status: HTMLOutputElement,
): Promise<void> {
  status.textContent = 'Signing in …'
  try {
    const account = await wallet.connect()
    const { address } = account
    const { message } = await call(null, createChallenge, { body: { address } })
    const signature = await account.sign(message)
    const { accessToken } = await call(null, verifyChallenge, { body: { address, signature } })
    ui.preauthorizeApiKey('bearer', accessToken)
    status.textContent = `Signed in as ${address}: every request below is sent as this account.`
  } catch (error) {
    status.textContent = isRejection(error) ? '' : `Not signed in: ${reasonOf(error)}`
  }
}

/** Swagger UI starts with the page's load event. */
async function swaggerUi(): Promise<SwaggerUi> {
  for (;;) {
    const ui: unknown = Reflect.get(window, 'ui')
    if (isSwaggerUi(ui)) return ui
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function isSwaggerUi(value: unknown): value is SwaggerUi {
  return typeof value === 'object' && value !== null && 'preauthorizeApiKey' in value
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the wallet did not say why'
}

void offerSignIn()
