// How to make a read-only API key on each exchange.
import { t } from '@lingui/core/macro'

interface VenueGuide {
  /** Where to find it on the exchange's website. */
  where: string
  /** Which permissions to choose. */
  allow: string
  /** The exchange does not tell what a key may do. */
  isUnchecked?: boolean
  /** Its answers are played in tests, as its documents describe them. */
  isPlayed?: boolean
}

const guides: Record<string, VenueGuide> = {
  get binance() {
    return {
      where: t`Account → API Management → Create API, System generated`,
      allow: t`Leave “Enable Reading” as it is, and every other restriction off, withdrawals above all.`,
      isPlayed: true,
    }
  },
  get bybit() {
    return {
      where: t`Account → API → Create New Key, System-generated`,
      allow: t`Choose “Read-Only”, and below it positions, orders and the wallet.`,
      isPlayed: true,
    }
  },
  get okx() {
    return {
      where: t`Account → API → Create API key, for API trading`,
      allow: t`Choose “Read” alone. You choose the passphrase there.`,
      isPlayed: true,
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

/** How far Alura was tried with the exchange. Nobody has given it a key of a real account yet. */
export function triedWords(venue: string, name: string): string {
  return guideOf(venue).isPlayed === true
    ? t`Tried with answers as ${name} documents them, not yet with a real account there. Compare what you see with ${name}.`
    : t`Not yet tried with an account of ${name}, only that keys are sent as ${name} documents it. Compare what you see with ${name}.`
}

export function guideOf(venue: string): VenueGuide {
  return guides[venue] ?? general()
}
