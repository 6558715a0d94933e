import type { ColumnType } from '@centres/contract'
import type { About } from '../about.ts'

/** The number of a style in styles.xml. */
export const styles: Record<ColumnType, number> = {
  // As text, so that nothing is taken for a formula or a number, not even when somebody edits the cell.
  text: 1,
  list: 1,
  'year-or-date': 1,
  number: 2,
  date: 3,
  instant: 4,
}
export const headerStyle = 5

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.000000"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  [49, 0],
  [164, 0],
  [165, 0],
  [166, 0],
  [49, 1],
]
  .map(
    ([format, font]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  )
  .join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const relation = (number: number, type: string, target: string) =>
  `<Relationship Id="rId${number}" Type="${type}" Target="${target}"/>`

const relationsXml = (relations: string[]) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`

const overrideXml = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`

/** The path of a sheet in the file; sheets count from 1. */
export const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`

/** All parts of the file but its sheets. A sheet is told by its name and the cells that hold its table. */
export function partsOf(sheets: { name: string; place: string }[], { title, versionAt }: About): Map<string, string> {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }))
  const contentTypes = [
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    overrideXml('xl/workbook.xml', `${spreadsheet}.sheet.main+xml`),
    overrideXml('xl/styles.xml', `${spreadsheet}.styles+xml`),
    overrideXml('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...numbered.map(({ number }) => overrideXml(sheetPath(number), `${spreadsheet}.worksheet+xml`)),
  ]
  const sheetsXml = numbered.map(
    ({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  const filtersXml = numbered.map(
    ({ name, place, number }) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${number - 1}" hidden="1">${name}!${place.replace(/[A-Z]+(?=\d)/g, '$$$&$$')}</definedName>`,
  )
  return new Map([
    ['[Content_Types].xml', `${declaration}<Types xmlns="${packages}/content-types">${contentTypes.join('')}</Types>`],
    [
      '_rels/.rels',
      relationsXml([
        relation(1, `${relationships}/officeDocument`, 'xl/workbook.xml'),
        relation(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      ]),
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheetsXml.join('')}</sheets><definedNames>${filtersXml.join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...numbered.map(({ number }) =>
          relation(number, `${relationships}/worksheet`, sheetPath(number).replace('xl/', '')),
        ),
        relation(sheets.length + 1, `${relationships}/styles`, 'styles.xml'),
      ]),
    ],
    ['xl/styles.xml', stylesXml],
    [
      'docProps/core.xml',
      `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${versionAt}</dcterms:created></cp:coreProperties>`,
    ],
  ])
}
