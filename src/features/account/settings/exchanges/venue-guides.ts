// How to make a read-only API key on each exchange.
import { t } from '@lingui/core/macro'

interface VenueGuide {
  /** Where to find it on the exchange's website. */
  where: string
  /** Which permissions to choose. */
  allow: string
  /** The exchange does not tell what a key may do. */
  isUnchecked?: boolean
}

const guides: Record<string, VenueGuide> = {
  get binance() {
    return {
      where: t`Account → API Management → Create API, System generated`,
      allow: t`Leave “Enable Reading” as it is, and every other restriction off, withdrawals above all.`,
    }
  },
  get bybit() {
    return {
      where: t`Account → API → Create New Key, System-generated`,
      allow: t`Choose “Read-Only”, and below it positions, orders and the wallet.`,
    }
  },
  get okx() {
    return {
      where: t`Account → API → Create API key, for API trading`,
      allow: t`Choose “Read” alone. You choose the passphrase there.`,
    }
  },
  get bitget() {
    return {
      where: t`Account → API Management → Create API key, System-generated`,
      allow: t`Choose “Read-only” and Futures. You choose the passphrase there.`,
      isUnchecked: true,
    }
  },
  get gateio() {
    return {
      where: t`Account → API Management → Create API Key, APIv4 Key`,
      allow: t`Tick Perpetual Futures and Account, each as “Read Only”. Leave Withdraw off.`,
      isUnchecked: true,
    }
  },
  get phemex() {
    return {
      where: t`Account → API Management → Create New API Key`,
      allow: t`Choose “Read Only”.`,
      isUnchecked: true,
    }
  },
  get blofin() {
    return {
      where: t`Account → API → Create API Key, API transaction`,
      allow: t`Choose “Read” alone. You choose the passphrase there.`,
    }
  },
  get woo() {
    return {
      where: t`Account → API Management → Create API key`,
      allow: t`Choose “Read” alone.`,
      isUnchecked: true,
    }
  },
}

const general = (): VenueGuide => ({
  where: t`The page of the exchange where API keys are made`,
  allow: t`Allow reading alone. Leave trading and withdrawals off.`,
  isUnchecked: true,
})

export function guideOf(venue: string): VenueGuide {
  return guides[venue] ?? general()
}
