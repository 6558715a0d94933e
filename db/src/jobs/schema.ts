/** pg-boss has its own tables in a schema of its own, which it makes and migrates itself. */
export const jobsSchema = 'jobs'
