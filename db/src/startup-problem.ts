/** Something that a person has to put right before the program can start: shown as one line, without a stack. */
export class StartupProblem extends Error {
  override name = 'StartupProblem'
}
