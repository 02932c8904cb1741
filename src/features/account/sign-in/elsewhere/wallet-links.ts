// Links that open this page inside a wallet's own browser, as the wallets document them.
import { t } from '@lingui/core/macro'

export interface WalletLink {
  name: string
  href: string
}

/**
 * Null when no phone could open the page by such a link: wallets open pages of the internet by https, and this one is
 * on this machine or speaks plain http.
 */
export function walletLinks(page: string): WalletLink[] | null {
  const { protocol, hostname, href } = new URL(page)
  const isHere = hostname === 'localhost' || /^127\.|^\[?::1\]?$/.test(hostname)
  if (protocol !== 'https:' || isHere) return null
  const encoded = encodeURIComponent(href)
  return [
    { name: 'MetaMask', href: `https://metamask.app.link/dapp/${href.slice('https://'.length)}` },
    { name: t`Coinbase Wallet`, href: `https://go.cb-w.com/dapp?cb_url=${encoded}` },
    {
      name: t`Trust Wallet`,
      href: `https://link.trustwallet.com/open_url?coin_id=60&url=${encoded}`,
    },
  ]
}
