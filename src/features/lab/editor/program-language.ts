// JavaScript in which `fn` stands where `function` may, for the colours and the indentation of the editor. Whether a
// program is right is told by the sandbox's own parser.
import { javascriptLanguage } from '@codemirror/lang-javascript'
import { LanguageSupport, LRLanguage } from '@codemirror/language'
import { closeBrackets, type CompletionSource } from '@codemirror/autocomplete'
import { LRParser } from '@lezer/lr'

/** Tells what a word is: a keyword, or −1 for a name. */
type Specialize = (word: string, stack: unknown) => number

/** The grammar has no option for another word, so that its table of keywords is asked for `function` instead. */
function withFn(parser: LRParser): LRParser {
  const { specializers } = parser as unknown as { specializers: readonly Specialize[] }
  const changed = specializers.map(
    (specialize): Specialize =>
      (word, stack) =>
        specialize(word === 'fn' ? 'function' : word, stack),
  )
  return Object.assign(Object.create(LRParser.prototype) as LRParser, parser, {
    specializers: changed,
  })
}

const language = LRLanguage.define({
  name: 'program',
  parser: withFn(javascriptLanguage.parser),
  languageData: {
    closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    indentOnInput: /^\s*(?:case |default:|\{|\}|<\/)$/,
  },
})

export function programLanguage(complete: CompletionSource): LanguageSupport {
  return new LanguageSupport(language, [
    language.data.of({ autocomplete: complete }),
    closeBrackets(),
  ])
}
