import { customType } from 'drizzle-orm/pg-core'

/**
 * A timestamptz that crosses the code as an ISO instant in UTC; the driver gives PostgreSQL's own text form. A library
 * that keeps its rows here may hand in dates, which the driver under Drizzle cannot encode.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
  toDriver: (value: string | Date) => (value instanceof Date ? value.toISOString() : value),
})
