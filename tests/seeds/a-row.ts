/** A row of writing-centres.csv that is accepted, but for what the test is about. */
export function aRow(cells: Record<string, string> = {}): Record<string, string> {
  return {
    id: 'wca-ac6b6qs',
    name: 'Writing Centre',
    name_local: '',
    name_local_lang: '',
    institution: 'University of Graz',
    institution_local: '',
    institution_type: 'university',
    kind: 'writing-centre',
    city: 'Graz',
    admin_area: 'Styria',
    country_code: 'AT',
    latitude: '47.0780',
    longitude: '15.4500',
    location_precision: 'campus',
    website: '',
    public_email: '',
    languages: '',
    modalities: '',
    audiences: '',
    tutors: '',
    associations: '',
    founded_year: '',
    description: '',
    source_url: 'https://www.uni-graz.at/',
    source_kind: 'page',
    ...cells,
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

export function csvOf(...rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? aRow())
  return [columns.join(','), ...rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','))].join(
    '\n',
  )
}
