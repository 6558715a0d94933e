/** What a handler throws where trying again would change nothing: the job is put aside as dead at once. */
export class Permanent extends Error {}
