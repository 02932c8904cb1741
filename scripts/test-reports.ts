// Reads the results of single tests from the reports of both test runners.
import { relative } from 'node:path'

export interface FailedTest {
  /** Relative to the project's root. */
  file: string
  name: string
  /** The first line of the error. */
  message: string
}

/** Reads vitest's JSON report. A file that did not load counts as one test without a name. */
export function failedTests(report: unknown): FailedTest[] {
  return list(report, 'testResults').flatMap((suite) => {
    const file = relative(process.cwd(), text(suite, 'name'))
    const failed = list(suite, 'assertionResults')
      .filter((test) => text(test, 'status') === 'failed')
      .map((test) => ({
        file,
        name: text(test, 'fullName'),
        message: firstLine(list(test, 'failureMessages').join('\n')),
      }))
    const lacksTests = failed.length === 0 && text(suite, 'status') === 'failed'
    return lacksTests ? [{ file, name: '', message: firstLine(text(suite, 'message')) }] : failed
  })
}

export function describeName({ file, name }: FailedTest): string {
  return name === '' ? file : `${file} › ${name}`
}

export function describe(test: FailedTest): string {
  return `${describeName(test)}: ${test.message}`
}

/** Stories in Playwright's JSON report with this result: `unexpected` failed, `flaky` passed at the second try. */
export function storiesThat(report: unknown, ended: 'unexpected' | 'flaky'): string[] {
  return list(report, 'suites').flatMap((suite) => storiesOf(suite, ended))
}

function storiesOf(suite: unknown, ended: string): string[] {
  const own = list(suite, 'specs').flatMap((spec) =>
    list(spec, 'tests')
      .filter((test) => text(test, 'status') === ended)
      .map((test) => {
        const errors = list(test, 'results').flatMap((result) => list(result, 'errors'))
        return `${text(spec, 'file')} › ${text(spec, 'title')}: ${firstLine(text(errors[0], 'message'))}`
      }),
  )
  return [...own, ...list(suite, 'suites').flatMap((inner) => storiesOf(inner, ended))]
}

function firstLine(message: string): string {
  return (
    message
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no message'
  )
}

function list(value: unknown, name: string): unknown[] {
  const found: unknown = isObject(value) ? Reflect.get(value, name) : undefined
  return Array.isArray(found) ? found : []
}

function text(value: unknown, name: string): string {
  const found: unknown = isObject(value) ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? found : ''
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
