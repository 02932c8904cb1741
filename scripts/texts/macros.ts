// Turns the texts in the code (`t`…``, `<Trans>`) into calls: for the build, the dev server and the unit tests.
import { transformAsync, types, type PluginObj } from '@babel/core'
import { makeConfig } from '@lingui/conf'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import linguiConfig from '../../lingui.config.ts'

/** Files without texts are left alone. */
export function textMacros(): Plugin {
  const macros = { descriptorFields: 'message', linguiConfig: makeConfig(linguiConfig) }
  return {
    name: 'text-macros',
    enforce: 'pre',
    // They are gone before a browser asks for them.
    config: () => ({ optimizeDeps: { exclude: ['@lingui/core/macro', '@lingui/react/macro'] } }),
    transform: {
      filter: { id: /\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const done = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: id.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
          plugins: [['@lingui/babel-plugin-lingui-macro', macros], messagesCompiled],
        })
        return { code: done?.code ?? code, map: done?.map ?? null }
      },
    },
  }
}

/** `message: 'Hello {name}'` becomes `message: ['Hello ', ['name']]`, so that no browser has to parse it. */
const messagesCompiled: PluginObj = {
  visitor: {
    Program: {
      exit(program) {
        program.traverse({
          ObjectExpression({ node }) {
            if (!node.leadingComments?.some(({ value }) => value.trim() === '* i18n')) return
            for (const property of node.properties) {
              if (!types.isObjectProperty(property)) continue
              if (!types.isIdentifier(property.key, { name: 'message' })) continue
              if (!types.isStringLiteral(property.value)) continue
              const tokens = compileMessageOrThrow(property.value.value)
              const plain = tokens.every((token) => typeof token === 'string')
              property.value = types.valueToNode(
                plain ? tokens.join('') : tokens,
              ) as types.Expression
            }
          },
        })
      },
    },
  },
}
