// What the texts in the code (t`…`) call. English stands in the code; another language is loaded before the first render.
import { setupI18n } from '@lingui/core'

export const english = 'en'

export const i18n = setupI18n({ locale: english, messages: { [english]: {} } })

// Nothing is left to compile: scripts/texts/macros.ts does it for the texts in the code, the build for the catalogues.
i18n.setMessagesCompiler((message) => [message])

/** The locale by which `Intl` writes dates: days come before months in our English. */
export function formatLocale(): string {
  return i18n.locale === english || i18n.locale === 'pseudo' ? 'en-GB' : i18n.locale
}
