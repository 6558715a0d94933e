export const anyOf = (clauses: string[]) => (clauses.length === 1 ? `${clauses[0]}` : `(${clauses.join(' | ')})`)
export const allOf = (clauses: string[]) => (clauses.length === 1 ? `${clauses[0]}` : `(${clauses.join(' & ')})`)
