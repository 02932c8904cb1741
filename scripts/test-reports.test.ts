import { expect, it } from 'vitest'
import { describe as inWords, failedTests, storiesThat } from './test-reports.ts'

it('names each failed test of a report with the first line of what went wrong', () => {
  const report = {
    testResults: [
      {
        name: `${process.cwd()}/engine/a.test.ts`,
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          {
            status: 'failed',
            fullName: 'divides',
            failureMessages: ['expected 1 to be 2\n  at a'],
          },
        ],
      },
      {
        name: `${process.cwd()}/engine/b.test.ts`,
        status: 'failed',
        message: '\nCannot find module',
        assertionResults: [],
      },
    ],
  }
  expect(failedTests(report).map(inWords)).toEqual([
    'engine/a.test.ts › divides: expected 1 to be 2',
    'engine/b.test.ts: Cannot find module',
  ])
  expect(failedTests(undefined)).toEqual([])
})

it('finds stories in suites within suites', () => {
  const story = (title: string, status: string) => ({
    title,
    file: 'x.spec.ts',
    tests: [{ status, results: [{ errors: [{ message: 'Error: gone' }] }, { errors: [] }] }],
  })
  const report = {
    suites: [
      { specs: [story('one', 'expected')], suites: [{ specs: [story('two', 'flaky')] }] },
      { specs: [story('three', 'unexpected')] },
    ],
  }
  expect(storiesThat(report, 'flaky')).toEqual(['x.spec.ts › two: Error: gone'])
  expect(storiesThat(report, 'unexpected')).toEqual(['x.spec.ts › three: Error: gone'])
})
