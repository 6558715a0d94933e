/** Something in the data that is not loaded, or that a person should look at: one line of the report. */
export type Refusal = { file: string; row: number | null; column: string | null; problem: string }

export function lineOf({ file, row, column, problem }: Refusal): string {
  return (
    [file, row !== null && `row ${row}`, column !== null && `column ${column}`].filter(Boolean).join(', ') +
    `: ${problem}`
  )
}
