// Which language the dashboard speaks: the one chosen here before, else the first that the browser asks for and we have.
import type { Messages } from '@lingui/core'
import type { Language } from '../../contract/words/language.ts'
import { readStored, writeStored } from '../lib/kept/stored.ts'
import { speak } from '../lib/words/spoken.ts'
import { english, i18n } from './i18n.ts'

/** English in disguise: shows what has not gone through the catalogue. Only who knows its name gets it. */
const pseudo = 'pseudo'

const key = 'alura.language'

/** English stands in the code and is never loaded. */
const catalogues = import.meta.glob<{ messages: Messages }>([
  './catalogues/*.po',
  '!./catalogues/en.po',
])

/** The reasons of a language other than English, whose words are the contract's. */
const reasons = import.meta.glob<{ language: Language }>('./words/*.ts')

const codeOf = (path: string): string => path.replace(/^.*\/|\.(po|ts)$/g, '')

/** What there is to choose from, in BCP 47; one alone is no choice. */
export const languages: readonly string[] = [
  english,
  ...Object.keys(catalogues)
    .map(codeOf)
    .filter((code) => code !== pseudo),
]

/** Before the first render: texts are asked for once, so a change of language loads the page again. */
export async function loadLanguage(wanted = chosenLanguage()): Promise<void> {
  const path = Object.keys(catalogues).find((each) => codeOf(each) === wanted)
  const load = path === undefined ? undefined : catalogues[path]
  if (load === undefined) return
  const [{ messages }, told] = await Promise.all([
    load(),
    reasons[`./words/${wanted.toLowerCase()}.ts`]?.(),
  ])
  if (told !== undefined) speak(wanted, told.language)
  i18n.loadAndActivate({ locale: wanted, messages })
  document.documentElement.lang = wanted === pseudo ? english : wanted
}

export function chosenLanguage(): string {
  const stored = readStored(key)
  if (stored === pseudo) return pseudo
  return pickLanguage(stored === null ? navigator.languages : [stored, ...navigator.languages])
}

/** The first wish that is there, a dialect counting as its language: "zh-CN" is served by "zh-Hans" or "zh". */
export function pickLanguage(wishes: readonly string[], offered = languages): string {
  for (const wish of wishes) {
    const found =
      offered.find((code) => code.toLowerCase() === wish.toLowerCase()) ??
      offered.find((code) => sameWriting(code, wish))
    if (found !== undefined) return found
  }
  return english
}

export function setLanguage(code: string): void {
  writeStored(key, code)
  location.reload()
}

/** In its own words: "English", "简体中文". */
export function languageName(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
}

function sameWriting(one: string, other: string): boolean {
  try {
    const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()]
    return a.language === b.language && a.script === b.script
  } catch {
    // A browser may ask for what is no language.
    return false
  }
}
