import { existsSync, readFileSync } from 'node:fs'

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A file that breaks before its tests run counts as one failure, and so does a run that left no report. */
export function countTests(path: string, isFine: boolean): { passed: number; failed: number } {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults }: Report = JSON.parse(readFileSync(path, 'utf8'))
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = numFailedTests + brokenFiles.length
  return { passed, failed: failed === 0 && !isFine ? 1 : failed }
}
