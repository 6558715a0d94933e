import { datasetLicence } from '../../dataset.ts'
import type { Described, WrittenTable } from './descriptor.ts'

const rowOf = ({ name, table, rowCount }: WrittenTable) => `| ${name} | ${table.title} | ${rowCount} |`

/** README.md: what a person needs who finds the folder years later. */
export function readmeOf(
  { cited: { title, address }, release, publicUrl, description, citation }: Described,
  tables: readonly WrittenTable[],
): string {
  return `# ${title}

${description}

${release ? `Page of this release: ${address}. The directory as it is today: ${publicUrl}/` : `As it is today: ${address}`}

## Files

| File | What is in it | Rows |
| --- | --- | --- |
${tables.map(rowOf).join('\n')}

\`datapackage.json\` describes every column: type, meaning, allowed values, keys (Frictionless Data Package 1).
\`CITATION.cff\` says how to cite. \`checksums.txt\` holds the SHA-256 of every other file: \`sha256sum -c checksums.txt\`.

## How to read the tables

- CSV of RFC 4180 in UTF-8, one line of names. Instants are in UTC.
- An empty cell means not known. It never means no.
- A cell with several values has \`;\` between them; a \`;\` or \`\\\` within a value has a \`\\\` before it. names.csv,
  languages.csv and terms.csv hold the same values one a row.
- A value that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line end) has an apostrophe before it.
- A centre is placed only as exactly as it wishes to be: the column precision says how exactly. Longitude comes first.
- \`centre\` in every table is \`id\` in centres.csv; codes are those of vocabularies.csv.

## Licence and citation

${datasetLicence.name}: ${datasetLicence.url}. You may use it for anything; please cite it:

> ${citation}
`
}
