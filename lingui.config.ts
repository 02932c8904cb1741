import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

const catalogues = 'src/texts/catalogues'

/** One file is one language; English comes from the code, and `pseudo` is English in disguise, made while building. */
export default defineConfig({
  rootDir: import.meta.dirname,
  locales: readdirSync(join(import.meta.dirname, catalogues))
    .map((file) => file.replace(/\.po$/, ''))
    .filter((code) => code !== 'pseudo'),
  sourceLocale: 'en',
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [
    {
      path: `<rootDir>/${catalogues}/{locale}`,
      include: ['<rootDir>/src'],
      exclude: ['**/*.test.ts', '**/*.test.tsx'],
    },
  ],
  // Where a text is used changes often, and a search finds it.
  format: formatter({ origins: false, printPlaceholdersInComments: false }),
  orderBy: 'message',
  // Where the calls find what they call; `imports` in package.json says which file that is.
  runtimeConfigModule: {
    i18n: ['#texts/i18n.ts', 'i18n'],
    Trans: ['#texts/trans.tsx', 'Trans'],
  },
})
